compare cups --facts asked
