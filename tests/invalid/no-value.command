show fame --format value --facts asked
