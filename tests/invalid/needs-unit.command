import taken/towns.csv --kind town
