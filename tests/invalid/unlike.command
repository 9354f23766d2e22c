compare tea-price --entity town,hill --facts asked
