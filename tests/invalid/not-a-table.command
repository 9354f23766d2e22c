import taken/head.csv
