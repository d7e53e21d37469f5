"""Plan to findings."""
