"""The header of a table of which a text keeps the words alone, one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planlift.normalise.headers import LIKELY
from planlift.normalise.label_words import field_of
from planlift.normalise.vocabulary import header_likeness
from planlift_parsers import Kind, Paragraph

_LONGEST_NAME = 9  # words of one header; "Person / body responsible" has four, the longest met nine
_LONGEST_LINE = 40  # words of all headers together; fourteen columns have some thirty
_MOST_LINES = 8  # lines that the headers of one table stand on
_FEWEST = 3  # known headers
_UNKNOWN = -0.3  # what a word that no header holds costs; one known header makes up for two
_EACH = 0.3  # two headers rather than one that both are part of ("Action" and "Success criteria")
_MOST_UNKNOWN = 0.4  # share of words that no header holds
# Plans have these, and tables of data have not; one of them must be there beside the action.
_TELLING = frozenset({"owner", "deadline", "status", "updates"})


@dataclass(frozen=True, slots=True)
class LostHeader:
    """What the columns were called.

    Attributes:
        labels: in order; words that are no known header are a column too.
        lines: paragraphs that hold it.
    """

    labels: tuple[str, ...]
    lines: int

    @property
    def clear(self) -> float:
        """Share of its words that stand in known headers."""
        words = [len(label.split()) for label in self.labels]
        known = [
            count
            for label, count in zip(self.labels, words, strict=True)
            if _likeness(label) >= LIKELY
        ]
        return sum(known) / sum(words)


def lost_header(run: Sequence[Paragraph], at: int) -> LostHeader | None:
    """The header that begins in paragraph `at` of a run of text, on as few lines as hold it."""
    best: LostHeader | None = None
    words: list[str] = []
    labels: list[str] = []
    for lines, paragraph in enumerate(run[at : at + _MOST_LINES], 1):
        added = paragraph.text.split()
        if paragraph.kind is not Kind.TEXT or paragraph.marker or paragraph.text.endswith("."):
            break
        if len(words) + len(added) > _LONGEST_LINE:
            break
        words.extend(added)
        own = _labels(added)
        labels = [*labels, *(own or [paragraph.text])]
        whole = _labels(words) if lines > 1 and not own else labels
        if not (own or _is_heading_like(paragraph)):
            break
        if _is_header(whole):
            best = LostHeader(tuple(whole), lines)
    return best


def _is_heading_like(paragraph: Paragraph) -> bool:
    """A few words that open as a header does, or go on in brackets with the one above."""
    words = len(paragraph.text.split())
    bracketed = paragraph.text.startswith("(") or paragraph.text.endswith(")")
    return words <= _LONGEST_NAME and (
        bracketed or (words <= _FEWEST and paragraph.text[0].isupper())
    )


def _is_header(labels: Sequence[str]) -> bool:
    known = [label for label in labels if _likeness(label) >= LIKELY]
    fields = {field_of(label) for label in known}
    spare = sum(len(label.split()) for label in labels if label not in known)
    total = sum(len(label.split()) for label in labels)
    enough = len(known) >= _FEWEST and len(fields) >= _FEWEST
    return (
        enough and "action" in fields and bool(fields & _TELLING) and spare <= _MOST_UNKNOWN * total
    )


def _labels(words: Sequence[str]) -> list[str]:
    """Words parted into headers, known ones wherever they can be; [] where none is known."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    inside = _in_brackets(words)
    for end in range(1, len(words) + 1):
        score, labels = best[end - 1]
        options = [(score + _UNKNOWN, [*labels, words[end - 1]])]
        for begin in range(max(0, end - _LONGEST_NAME), end):
            name = " ".join(words[begin:end])
            opens = name[:1].isupper() and not inside[begin]
            likeness = _likeness(name) if opens else 0.0
            if likeness >= LIKELY:  # by words, so that "Target date" is one header and not two
                score, labels = best[begin]
                options.append((score + likeness * (end - begin) + _EACH, [*labels, name]))
        best.append(max(options, key=lambda option: option[0]))
    labels = _joined(best[-1][1])
    return labels if any(_likeness(label) >= LIKELY for label in labels) else []


def _likeness(name: str) -> float:
    """How much words look like a header; "Action/development" as the better of the two."""
    if " " in name or "/" not in name:
        return header_likeness(name)
    return max(map(header_likeness, (name, *name.split("/"))))


def _in_brackets(words: Sequence[str]) -> list[bool]:
    """For each word whether it stands in brackets that opened before it."""
    made, depth = [], 0
    for word in words:
        made.append(depth > 0 or word.startswith("("))
        depth += word.count("(") - word.count(")")
    return made


def _joined(labels: Sequence[str]) -> list[str]:
    """Unknown words go with the header before them, unless they open one of their own."""
    made: list[str] = []
    for label in labels:
        known = _likeness(label) >= LIKELY
        opens = label[:1].isupper() and (known or not made or _likeness(made[-1]) >= LIKELY)
        if opens or not made:
            made.append(label)
        else:
            made[-1] = f"{made[-1]} {label}"
    return made
