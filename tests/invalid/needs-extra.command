export --format parquet -o needs-extra.parquet
