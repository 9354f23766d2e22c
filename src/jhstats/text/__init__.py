"""What any text says: drafts, sentences, figures, dates, names, and what a figure is of."""
