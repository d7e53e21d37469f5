"""Tables whose columns are kept by spaces, as text laid out like the page of a PDF has them."""
