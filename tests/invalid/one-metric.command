rank tea cups --by value --facts asked
