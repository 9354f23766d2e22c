show --facts encoding
