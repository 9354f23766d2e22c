check open.sqlite
