"""Many documents: find, isolate, limit, account for. Imports nothing, as the help needs it."""

# Seconds that one document may take: those of a scan of a hundred pages, at three seconds each. The
# slowest other document met takes some seconds; one that needs minutes has found a fault.
DEFAULT_TIMEOUT = 300.0

# Findings that speak of the file rather than of the plan: they stand in the account of documents.
OF_THE_FILE = frozenset(
    {"no-plan", "name-disagrees", "file-damaged", "readings-differ", "limit-reached", "no-text"}
)
