export --format sqlite
