show --year soon --facts asked
