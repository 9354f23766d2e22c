show tea --above 1000 --facts asked
