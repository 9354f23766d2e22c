show --facts nowhere.toml
