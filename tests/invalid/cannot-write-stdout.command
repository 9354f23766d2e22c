show --facts asked > /dev/full
