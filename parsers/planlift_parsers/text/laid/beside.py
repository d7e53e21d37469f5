"""Cards and labelled lines that stand side by side on a page, read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.laid.segments import segments_of
from planlift_parsers.text.laid.wraps import begins_anew
from planlift_parsers.text.lines import PAGE_BREAK

_FEWEST_STARTS = 4  # lines of the right half that begin at one place
_TRIED = 3  # places at which most texts begin; the halves of a page are among them
# Labels that stand in both halves, and that come again in one: tables have none such.
_SHARED_GAPPED, _SHARED, _OWN = 3, 2, 2
_OWN_SHARE = 0.4  # of the lines of a half that open with one of its labels
_APART = 3  # blank lines that part a row of cards from the next
_COLON = re.compile(r"([A-Z][\w'’ -]{1,40}?):(?:\s|$)")
LABELLED = re.compile(rf"{_COLON.pattern}\s*\S")
"""The start of a text that is a label, a colon and a value."""
_GAPPED = re.compile(r"([A-Z][\w'’ -]{1,40}?)\s{2,}(?=.*[^\W\d])\S")  # figures have no letters


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that leave white before one place across the page."""

    first: int
    end: int
    place: int


def unfolded(lines: list[Line]) -> list[Line]:
    """Lines with what stands side by side one below the other: the left first.

    Args:
        lines: those of a file, in order.
    """
    made: list[Line] = []
    at = 0
    for first, end in _pages(lines):
        for run in _runs(lines, first, end):
            made += lines[at : run.first]
            made += _columns(lines[run.first : run.end], run.place)
            at = run.end
    return [*made, *lines[at:]] if made else lines


def parted_labels(lines: list[Line]) -> list[Line]:
    """Lines that hold several labels with their values, each behind white, as a line each.

    Args:
        lines: those of a file, in order. The same labels must stand in several of them.
    """
    found = {at: texts for at, line in enumerate(lines) if (texts := _all_labelled(line.text))}
    count = Counter(label for texts in found.values() for label in _labels(texts, _COLON))
    made: list[Line] = []
    for at, line in enumerate(lines):
        texts = found.get(at, [])
        again = bool(texts) and all(count[label] > 1 for label in _labels(texts, _COLON))
        made += [replace(line, text=text) for text in texts] if again else [line]
    return made


def _all_labelled(text: str) -> list[str]:
    """The segments of a line if there are several, and each is a label with its value."""
    if ":" not in text or "\t" in text or "  " not in text.strip():
        return []
    texts = [segment.text for segment in segments_of(text)]
    return texts if len(texts) > 1 and all(LABELLED.match(one) for one in texts) else []


def _pages(lines: list[Line]) -> list[tuple[int, int]]:
    breaks = [at for at, line in enumerate(lines) if line.text == PAGE_BREAK]
    return list(zip([0, *(at + 1 for at in breaks)], [*breaks, len(lines)], strict=True))


def _runs(lines: list[Line], first: int, end: int) -> list[_Run]:
    """The runs of a page that are cards or labelled lines side by side."""
    starts: Counter[int] = Counter()
    for line in lines[first:end]:
        if "\t" not in line.text:
            starts.update(segment.start for segment in segments_of(line.text) if segment.start)
    for place, count in starts.most_common(_TRIED):
        runs = _clear(lines, first, end, place) if count >= _FEWEST_STARTS else []
        found = [run for run in runs if _labelled(lines[run.first : run.end], place)]
        if found:
            return found
    return []


def _clear(lines: list[Line], first: int, end: int, place: int) -> list[_Run]:
    """Stretches of lines none of which has a letter in the white before a place."""
    runs, begin = [], first
    for at in range(first, end + 1):
        text = lines[at].text if at < end else ""
        if at == end or text[max(0, place - 2) : place].strip() or "\t" in text:
            if at > begin:
                runs.append(_trimmed(lines, _Run(begin, at, place)))
            begin = at + 1
    return runs


def _trimmed(lines: list[Line], run: _Run) -> _Run:
    """The run from its first line with words in the right half to its last."""
    both = [at for at in range(run.first, run.end) if lines[at].text[run.place :].strip()]
    if not both:
        return replace(run, end=run.first)
    first = both[0]
    while first > run.first and lines[first - 1].text.strip():
        first -= 1
    last = both[-1]
    while last + 1 < run.end and lines[last + 1].text.strip():
        last += 1
    return _Run(first, last + 1, run.place)


def _labelled(lines: list[Line], place: int) -> bool:
    left = [line.text[:place].strip() for line in lines]
    right = [line.text[place:].strip() for line in lines]
    return _shares(left, right) or (_repeats(left) and _repeats(right))


def _shares(left: list[str], right: list[str]) -> bool:
    """Both halves have lines with the same labels, as cards have."""
    colons = _labels(left, _COLON).keys() & _labels(right, _COLON).keys()
    gapped = _labels(left, _GAPPED).keys() & _labels(right, _GAPPED).keys()
    return len(colons) >= _SHARED or len(gapped) >= _SHARED_GAPPED


def _repeats(half: list[str]) -> bool:
    """Labels come again and again, before most lines."""
    labels = {label: count for label, count in _labels(half, _COLON).items() if count > 1}
    filled = sum(map(bool, half))
    return len(labels) >= _OWN and sum(labels.values()) >= _OWN_SHARE * filled


def _labels(half: list[str], pattern: re.Pattern[str]) -> Counter[str]:
    return Counter(found[1].casefold() for text in half if (found := pattern.match(text)))


def _columns(lines: list[Line], place: int) -> list[Line]:
    """The left half of each band and then its right half, wrapped lines joined."""
    left = [line.text[:place].strip() for line in lines]
    right = [line.text[place:].strip() for line in lines]
    bands = _rows_of_cards(lines) if _shares(left, right) else _records(lines, right)
    made: list[Line] = []
    for band in bands:
        for first, last in ((0, place), (place, None)):
            half = [replace(line, text=line.text[first:last].rstrip()) for line in band]
            made += [*_joined(half), Line("", band[-1].number, band[-1].last)]
    return made


def _rows_of_cards(lines: list[Line]) -> list[list[Line]]:
    bands: list[list[Line]] = [[]]
    blanks = 0
    for line in lines:
        blanks = 0 if line.text.strip() else blanks + 1
        if blanks >= _APART and bands[-1]:
            bands.append([])
        if not blanks or bands[-1]:
            bands[-1].append(line)
    return [band for band in bands if band]


def _records(lines: list[Line], right: list[str]) -> list[list[Line]]:
    """Lines from the first label of the right half to where it comes again."""
    labels = [found[1] if (found := _COLON.match(text)) else "" for text in right]
    first = next(filter(None, labels), "")
    bands: list[list[Line]] = [[]]
    for line, label in zip(lines, labels, strict=True):
        if label and label == first and any(one.text.strip() for one in bands[-1]):
            bands.append([])
        bands[-1].append(line)
    return bands


def _joined(half: list[Line]) -> list[Line]:
    """Lines of a half, those that go on below as one; rows of a label and a value stay."""
    width = max((len(line.text.strip()) for line in half), default=0)
    made: list[Line] = []
    for line in half:
        above = made[-1] if made else None
        if above is not None and _goes_on(above.text, line.text, width):
            made[-1] = Line(f"{above.text} {line.text.strip()}", above.number, line.last)
        else:
            made.append(line)
    return made


def _goes_on(upper: str, lower: str, width: int) -> bool:
    above, text = upper.strip(), lower.strip()
    if not above or not text or "  " in above or "  " in text or _COLON.match(text):
        return False
    return begins_anew(above[-width:], text, width) < 0
