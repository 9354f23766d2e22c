show tea --unit parsec --facts asked
