"""Lines whose tabs make columns, for every reader that meets such lines."""
