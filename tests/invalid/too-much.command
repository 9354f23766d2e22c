proof deep --facts asked
