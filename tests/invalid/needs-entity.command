import taken/eggs.csv
