"""A reader that waits in the middle of its work until something above it was killed."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from planlift.batch.account import Reading
from planlift.batch.worker import Shelf, Task, lift


def slow_read(task: Task, shelf: Shelf) -> Reading:
    """Where the document is "slow.html", says that it began, and waits; a comment says where."""
    if task.path.name == "slow.html":
        marks = Path(re.search("<!--marks:(.*?)-->", task.path.read_text())[1])
        with (marks / "begun").open("a") as file:
            file.write(f"{os.getpid()}\n")
        while not (marks / "killed").exists():
            time.sleep(0.02)
    return lift(task, shelf)
