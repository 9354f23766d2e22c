show fame first --facts asked
