"""Facts in CSV: one a row, under columns that are called as those of the output."""

COLUMNS = (
    *("id", "metric", "measure", "entity", "period", "value", "unit", "bound", "status", "rank"),
    *("among", "source", "section", "paragraph", "printed", "scope"),
    *("of", "from", "prices", "low", "high", "dims", "inferred", "note"),
    *("page", "table", "row", "column", "url", "peers", "out-of"),
    *("metric-name", "entity-name", "unit-name", "among-name"),
)
"""What its columns may be called, besides `dim.NAME` and `note.TAG`.

`of` is `metric` or `metric@entity`, `inferred` parted by commas, `dims` as `sex=female age=15-24`,
`peers` and `out-of` are of the rank. `scope` and the names say what other columns say, and are
passed over.
"""
