check asked --rule coverage
