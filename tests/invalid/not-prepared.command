show --facts empty.sqlite
