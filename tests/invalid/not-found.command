search tea 1999 --facts asked
