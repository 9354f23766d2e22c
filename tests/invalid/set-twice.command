show --facts set-twice
