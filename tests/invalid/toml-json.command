show --facts facts-alone.json
