import taken/twice.csv --unit usd
