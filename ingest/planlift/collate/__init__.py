"""Plans to a comparison across organisations and years."""
