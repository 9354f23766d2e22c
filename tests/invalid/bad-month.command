show 2022-13 --facts asked
