"""The command line; the only folder that imports typer. `main.main` is where it begins."""
