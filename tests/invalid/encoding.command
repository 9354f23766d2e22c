show --facts latin.toml
