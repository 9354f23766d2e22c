show te --facts asked
