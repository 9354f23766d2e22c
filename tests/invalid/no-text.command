check asked --against book=
