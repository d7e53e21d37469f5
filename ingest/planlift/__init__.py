"""Lifts action plans out of documents into one schema."""
