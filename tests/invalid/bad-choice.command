show --measure size --facts asked
