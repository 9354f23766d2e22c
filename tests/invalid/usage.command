shwo
