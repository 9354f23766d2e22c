show --facts type.toml --facts good.sqlite
