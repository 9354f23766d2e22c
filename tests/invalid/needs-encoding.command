import latin.csv
