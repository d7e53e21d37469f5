"""Columns laid out with tabs instead of a table."""
