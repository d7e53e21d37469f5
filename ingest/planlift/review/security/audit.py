"""Who did what, and when: JSON Lines that are only ever added to."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock


@dataclass(slots=True)
class AuditLog:
    """The log.

    Attributes:
        path: the file.
    """

    path: Path
    _lock: Lock = field(default_factory=Lock)

    def note(self, event: str, user: str, address: str, document: str = "", said: str = "") -> None:
        """Add a line.

        Args:
            event: what was done: "signed in", "refused", "decided", "undone", "uploaded", "taken".
            user: who did it; where they are refused, the name they gave.
            address: from where.
            document: its key, "" for none.
            said: what there is to say of it.
        """
        line = {
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "event": event,
            "user": user,
            "address": address,
            "document": document,
            "said": said,
        }
        text = json.dumps(line, ensure_ascii=True) + "\n"
        with self._lock, self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def last(self, count: int) -> list[dict[str, str]]:
        """The last lines, the newest first; one that a full disk has cut short is left out."""
        if not self.path.exists():
            return []
        with self._lock, self.path.open(encoding="utf-8", errors="replace") as file:
            lines = deque(file, maxlen=count)
        return [each for line in reversed(lines) if (each := _line(line)) is not None]


def _line(text: str) -> dict[str, str] | None:
    try:
        return json.loads(text)  # type: ignore[no-any-return]
    except json.JSONDecodeError:
        return None
