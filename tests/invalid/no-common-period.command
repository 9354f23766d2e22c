compare tea --entity town,hill --facts asked
