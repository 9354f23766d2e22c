rank farmers --by value --facts asked
