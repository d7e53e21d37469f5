"""Plans as flat files: CSV and workbook."""
