"""Pages of a PDF by way of pdfplumber: slower, and what the fast source is held against."""
