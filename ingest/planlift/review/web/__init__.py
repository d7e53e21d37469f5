"""The pages, one subject a module; each function takes a visit and gives an answer."""
