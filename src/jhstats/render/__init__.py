"""Pages, cells and objects to text on a stream. Nothing here knows what a fact is."""
