show --facts asked -o nowhere/facts.json
