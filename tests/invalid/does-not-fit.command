export --facts taken --format parquet -o does-not-fit.parquet
