show coffee --facts asked
