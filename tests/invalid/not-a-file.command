show --facts /dev/null
