from __future__ import annotations

from planlift.normalise.remembering import remembered


def test_a_short_text_is_read_once_and_a_long_one_is_not_kept():
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    long = "word " * 1000
    assert [length("Lead"), length("Lead"), length(long), length(long)] == [4, 4, 5000, 5000]
    assert read == ["Lead", long, long]
