show --facts asked -o usage.command --format tsv
