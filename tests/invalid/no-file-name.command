show --facts asked -o asked
