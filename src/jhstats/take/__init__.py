"""Tables of any shape, taken as facts in CSV and the records that these need."""
