"""The words and grammar of the languages that texts are read in."""
