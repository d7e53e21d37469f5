"""Pages of a PDF by way of PDFium: words, rulings and fills in milliseconds."""
