show --dim sex --facts asked
