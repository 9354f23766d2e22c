show --facts no-files
