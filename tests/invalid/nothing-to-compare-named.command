compare 2021 --facts asked
