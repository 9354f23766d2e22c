"""The words in which answers, errors and findings are told; a file a language."""
