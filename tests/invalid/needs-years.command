rank tea --by growth --year 2020 --facts asked
