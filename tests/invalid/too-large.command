show --facts type.toml --max-size 10
