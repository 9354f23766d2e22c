show tea --above much --facts asked
