list metrics --facts older.sqlite
