rank --world --facts asked
