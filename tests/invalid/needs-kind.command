import taken/towns.csv --unit egg
