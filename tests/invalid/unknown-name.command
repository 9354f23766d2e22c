show cofee --facts asked
