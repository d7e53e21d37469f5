"""Many documents: find, isolate, limit, account for. Imports nothing, as the help needs it."""

# Seconds that one document may take. The slowest document met, a scan apart, takes some seconds;
# a document that needs minutes has found a fault.
DEFAULT_TIMEOUT = 120.0
