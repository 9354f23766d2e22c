"""Answers to what is shown. The only place that knows the names of columns."""
