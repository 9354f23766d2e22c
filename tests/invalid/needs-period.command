import taken/years.csv --unit usd
