compare tea --year 2020 --facts asked
