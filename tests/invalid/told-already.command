import taken/goods-2.csv --entity-column product --metric goods --kind product --into taken/goods.toml
