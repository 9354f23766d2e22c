show --facts facts-alone.csv
