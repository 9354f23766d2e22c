show tea --year 1999 --facts asked
