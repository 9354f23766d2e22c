import taken/births.csv --entity France --unit persons
