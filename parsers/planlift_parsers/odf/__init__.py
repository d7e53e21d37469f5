"""What OpenDocument texts and spreadsheets share: their package, names and styles."""
