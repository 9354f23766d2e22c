show --facts asked -o asked/base.toml --force --json
