"""A spell-checker for figures: what a draft says, held against a base."""
