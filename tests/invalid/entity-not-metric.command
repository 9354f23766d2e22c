show Teatown --facts asked
