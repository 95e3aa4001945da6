"""Japan: the METI export-ban lists."""
