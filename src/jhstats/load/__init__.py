"""Files to records; the only room that imports tomli."""
