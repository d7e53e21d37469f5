"""What is known of the documents of an output folder: runs, readings, account, decisions."""

from planlift.store.documents import Entry
from planlift.store.lock import LOCK, only_run
from planlift.store.readings import Identity, Kept
from planlift.store.store import STORE, STORE_FILES, Store

__all__ = ["LOCK", "STORE", "STORE_FILES", "Entry", "Identity", "Kept", "Store", "only_run"]
