"""Reads tables: CSV, workbooks, Parquet; of orders, of payments, of a book of customers."""
