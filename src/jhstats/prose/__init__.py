"""What a text says, read from its characters: numerals, dates, ranks, names and units."""
