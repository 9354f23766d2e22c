import taken/goods.csv --into taken/goods.toml
