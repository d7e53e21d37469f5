"""The steps by which the database came to its present form, in order; never changed once out."""
