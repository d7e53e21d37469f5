"""Many documents: isolate, account, write."""
