"""What is counted, in the text format that Prometheus reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Metrics:
    """Counts since the server started."""

    _answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    _seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _lock: Lock = field(default_factory=Lock)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count an answer.

        Args:
            route: the pattern of its path; never the path itself, which anybody can make up.
            status: of HTTP.
            seconds: that it took.
        """
        with self._lock:
            self._answers[route, status] += 1
            self._seconds[route] += seconds

    def text(self, documents: dict[str, int]) -> str:
        """All counts.

        Args:
            documents: number of documents by state.
        """
        with self._lock:
            return "\n".join([*self._lines(documents), ""])

    def _lines(self, documents: dict[str, int]) -> Iterator[str]:
        yield "# HELP planlift_requests_total Requests answered."
        yield "# TYPE planlift_requests_total counter"
        for (route, status), count in sorted(self._answers.items()):
            yield f'planlift_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# HELP planlift_request_seconds_total Seconds spent on them."
        yield "# TYPE planlift_request_seconds_total counter"
        for route, seconds in sorted(self._seconds.items()):
            yield f'planlift_request_seconds_total{{route="{route}"}} {seconds:.6f}'
        yield "# HELP planlift_documents Documents by state."
        yield "# TYPE planlift_documents gauge"
        for state, count in sorted(documents.items()):
            yield f'planlift_documents{{state="{state}"}} {count}'
