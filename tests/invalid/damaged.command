show --facts bad.sqlite
