"""Lines without columns to headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.limits import Limits
from planlift_parsers.line_ends import one_line
from planlift_parsers.page_links import is_page_link
from planlift_parsers.paragraphs import BULLETS, split_marker
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.inner_labels import COLUMN_GAP, WIDEST_LINE, InnerLabels, inner_labels
from planlift_parsers.text.own_widths import own_widths
from planlift_parsers.text.words import paragraphs_in
from planlift_schema import Place

# Text is wrapped at 60 to 100 letters (e-mail at 72 or 76, text files at 80); a line that is longer
# shows that the file is not wrapped.
_NARROWEST = 50
# So many lines near the widest show that lines end there because they are full.
_FULL_LINES = 2
# How much shorter than the widest line a full line may be: the word that did not fit counts
# itself, and editors differ by a letter or two in what they count.
_SLACK = 3
# Print is of unequal width: a full line of a page that was laid out as text has this share of the
# letters of the longest, and so wide a page tells that it is wrapped by lines that go on below in
# lower case.
_FULL_SHARE = 0.85
_DEEPEST = 20  # letters by which prose is set in; what stands deeper is set right or in the middle
_LARGE_SHARE = 0.6
_WIDEST_PAGE = 200
_OPEN_END = re.compile(r"(?:[,&–—]|\b(?:and|or|of|the|a|an|to|for|in|by|with|from|at|on|our))$")
_HASHES = re.compile(r"^(#{1,6}|={1,6})\s+(.*?)\s*[#=]*$")
# "* Action 1 *", "--- Theme ---": the same marks on both sides; one dash alone opens an item.
_FRAMED = re.compile(r"^(?P<mark>[*~+]{1,10}|[-–—_]{2,10})\s+(?P<inside>\S.*?)\s+(?P=mark)$")
_FRAMED_LEVEL = 3  # below titles that are underlined or have a hash or two
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,})\s*$")
_DASH = re.compile(r"[–—]\s")  # between words, where the full line above it ends no sentence
_RULE = re.compile(r"^\s*(?:[-=_*~.+#•·–—^]\s*){3,}$")  # "-----", "* * *"
# An underline is about as long as what it underlines; a rule across the page is not.
_UNDERLINE_SHARE = 0.5
_LONGEST_HEADING = 120
_CELL_MARK = re.compile(r"\s(>{1,3}|»|::|~|¦|•|·|—|\||/)(?=\s|$)")
_INDENT = 2  # letters by which a line is set in
_RECURS = 3  # times that a line comes by itself, so that it is no rest of another
_LABEL_WORDS = 5  # of such a line ("What success looks like")
_LONE_MARK = re.compile(rf"^\s*[{BULLETS}*–—-]\s*$")
_MARKED_WORDS = 3  # more than labels mostly have
_SMALL_LABEL = re.compile(r"[a-z]+(?: [a-z]+){0,2}:(?:\s|$)")  # "who: Security Manager"
_KEY = re.compile(r"[\w -]{1,40}:(?:\s|$)")  # "due: July 2024"
_HEADER_LINES = 4  # on end; three may be the labels of a form
_LONGEST_LABEL = 40  # letters of a header's cell
_LABEL_LIKE = re.compile(r"[A-Z][^:.!?\d]*$")
_LABEL = re.compile(
    r"^[A-Z][^:.]{0,40}(?:::?|\s\.{3,}|\s=)(?:\s|$)"
    r"|^(?=[A-Z])(?i:what|who|whose|when|where|why|how)\b[^?:.]{2,60}\?\s"  # it asks
)
_DASHED = re.compile(r"(?P<label>[A-Z][^:.–—]{1,40}?) [-–—](?=\s|$)")
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zA-Z][.)]|[ivx]{1,5}[.)])\s")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a file are wrapped.

    Attributes:
        width: in letters; 0 where they are not.
        alone: short lines that come again and again by themselves, as labels above values do; none
            goes on with the line above it.
        openings: words before a dash with which lines open again and again, as labels do.
        slack: by how many letters a full line may be shorter.
        rules: those that come again and again, below a blank line too: they part blocks, and what
            stands right above one is no heading.
    """

    width: int = 0
    alone: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    slack: int = _SLACK
    openings: frozenset[str] = frozenset()
    labels: InnerLabels = field(default_factory=InnerLabels)
    own: Mapping[int, int] = field(default_factory=dict)

    def is_even(self, line: Line) -> bool:
        """A line of paragraphs that are all wrapped at one great width."""
        return self.own.get(line.number, 0) > WIDEST_LINE


def paragraphs_of_lines(lines: list[Line], wrapping: Wrapping, limits: Limits) -> list[Paragraph]:
    """The paragraphs of lines that stand together in the file.

    Args:
        lines: lines without columns, blank ones among them.
        wrapping: as `wrapping_of` found it for the file.
        limits: what HTML inside a line must not exceed.
    """
    made: list[Paragraph] = []
    waiting: list[Line] = []
    for line, below in pairwise([*_with_their_marks(lines), Line("", 0, 0)]):
        if waiting and _wraps(waiting[-1], line, wrapping):
            waiting.append(line)
            continue
        made.extend(_paragraphs(waiting, limits))
        waiting = []
        if heading := _heading(line, below, wrapping):
            made.append(heading)
        elif line.text.strip() and not _RULE.match(line.text):
            waiting = [line]
    made.extend(_paragraphs(waiting, limits))
    return made


def _with_their_marks(lines: list[Line]) -> list[Line]:
    """Lines with the bullet that stands alone right above them, where each has words behind it.

    A dash alone may also be an empty value, which a label or nothing follows.
    """
    marks = {at for at, line in enumerate(lines) if _LONE_MARK.match(line.text)}
    if not marks or not all(_goes_on_below(lines, at) for at in marks):
        return lines
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at - 1 in marks:
            mark = lines[at - 1]
            made.append(Line(f"{mark.text.strip()} {line.text.strip()}", mark.number, line.last))
        elif at not in marks:
            made.append(line)
    return made


def _goes_on_below(lines: list[Line], at: int) -> bool:
    return at + 1 < len(lines) and len(lines[at + 1].text.split()) > _MARKED_WORDS


def wrapping_of(lines: list[Line]) -> Wrapping:
    """How a file is wrapped.

    Args:
        lines: the lines without columns of the whole file.
    """
    count = Counter(line.text.strip() for line in lines)
    alone = (
        text
        for text, times in count.items()
        if times >= _RECURS and 0 < len(text.split()) <= _LABEL_WORDS and text[0].isupper()
    )
    apart = {
        line.text.strip()
        for above, line in pairwise([Line("", 0, 0), *lines])
        if not above.text.strip() and _UNDERLINE.match(line.text)
    }
    rules = frozenset(text for text in apart if count[text] >= _RECURS)
    width, slack = 0 if _has_standing_header(lines) else _width_of(lines), _SLACK
    if not width:
        width, slack = _width_of_page(lines)
    opened = Counter(_opening(line.text) for line in lines)
    openings = frozenset(text for text, times in opened.items() if text and times >= _RECURS)
    told = Wrapping(width, frozenset(alone), rules, slack, openings, inner_labels(lines))
    return replace(told, own=own_widths(lines, partial(_parts, wrapping=told)))


def _opening(text: str) -> str:
    """The words before a dash that a line opens with, "" where there are none or many."""
    found = _DASHED.match(text.strip())
    short = found is not None and len(found["label"].split()) <= _LABEL_WORDS
    return found["label"] if found and short else ""


def _width_of_page(lines: list[Line]) -> tuple[int, int]:
    """How wide the prose of a page laid out as text is, and how uneven; 0 if not wrapped."""
    prose = [line if _is_prose(line) else Line("", 0, 0) for line in lines]
    widest = max((len(line.text.rstrip()) for line in prose), default=0)
    if not WIDEST_LINE < widest <= _WIDEST_PAGE:
        return 0, _SLACK
    slack = round((1 - _FULL_SHARE) * widest)
    full = [
        below.text.strip()[0].islower()
        for line, below in pairwise(prose)
        if below.text.strip() and _is_full(line, below, widest, slack)
    ]
    return (widest if sum(full) >= _FULL_LINES else 0), slack


def _is_prose(line: Line) -> bool:
    indent = len(line.text) - len(line.text.lstrip())
    return "\t" not in line.text and indent <= _DEEPEST and not COLUMN_GAP.search(line.text)


def _has_standing_header(lines: list[Line]) -> bool:
    """Short lines on end that come again in the same order: the header of a table, page by page.

    Its cells stand on lines of their own, and how long these are says nothing of each other.
    """
    short = [
        text if len(text := line.text.strip()) <= _LONGEST_LABEL and _LABEL_LIKE.match(text) else ""
        for line in lines
    ]
    runs = zip(*(short[at:] for at in range(_HEADER_LINES)), strict=False)
    count = Counter(run for run in runs if all(run) and len(set(run)) == _HEADER_LINES)
    return max(count.values(), default=0) > 1


def _width_of(lines: list[Line]) -> int:
    lengths = [len(line.text.rstrip()) for line in lines if "\t" not in line.text]
    widest = max(lengths, default=0)
    if not _NARROWEST <= widest <= WIDEST_LINE:
        return 0
    full = sum(_is_full(one, other, widest) for one, other in pairwise(lines) if other.text.strip())
    return widest if full >= _FULL_LINES else 0


def _is_full(line: Line, below: Line, width: int, slack: int = _SLACK) -> bool:
    """Whether the first word of the line below would not have fitted into this one."""
    words = below.text.split(maxsplit=1)
    length = len(line.text.rstrip())
    return length >= _NARROWEST / 2 and length + 1 + len(words[0]) > width - slack


def _wraps(line: Line, below: Line, wrapping: Wrapping) -> bool:
    """Whether a line goes on in the one below because it is full."""
    texts = line.text.strip(), below.text.strip()
    if not all(texts) or any(map(is_page_link, texts)):
        return False
    if _hangs(line.text, below.text) or _hangs_full(line, below, wrapping):
        return True
    alike = _cells_alike(line.text, below.text)
    text, above = below.text.strip(), line.text.strip()
    if alike or not _ends_full(line, below, wrapping) or _labels(text, wrapping):
        return False
    uneven = wrapping.slack != _SLACK and not wrapping.is_even(line)
    if wrapping.width and uneven and not _runs_on(above, text):
        return False  # where lines are of uneven width, only their words tell
    if _DASH.match(text) and not _DASH.match(above) and above[-1] not in ".:;!?":
        return True
    return not (_RULE.match(text) or _parts(above, text, wrapping))


def _parts(above: str, text: str, wrapping: Wrapping) -> bool:
    """A line begins a paragraph by its words, unless a bracket stands open above it."""
    if _is_open(above) or wrapping.labels.goes_on(above, text):
        return False
    return bool(_LABEL.match(text) or _SMALL_LABEL.match(text)) or _opens_item(text)


def _ends_full(line: Line, below: Line, wrapping: Wrapping) -> bool:
    """The line has no room for the first word below: of the file's width, or its paragraph's.

    Where the file is as wide as its one long line, the words too must show that they go on.
    """
    width, own = wrapping.width, wrapping.own.get(line.number, 0)
    text = below.text.strip()
    full = _is_full(line, below, width, wrapping.slack) or _heading_runs_on(line, text, wrapping)
    if width and full:
        return True
    return bool(own) and (not width or wrapping.is_even(line) or _runs_on(line.text.strip(), text))


def _labels(text: str, wrapping: Wrapping) -> bool:
    """A line is a label that comes again, or opens with one."""
    return text in wrapping.alone or _opening(text) in wrapping.openings


def _heading_runs_on(line: Line, text: str, wrapping: Wrapping) -> bool:
    """A heading in larger print, which fills a line with fewer letters, goes on in lower case."""
    above = line.text.rstrip()
    long = wrapping.slack != _SLACK and len(above) >= wrapping.width * _LARGE_SHARE
    return long and text[0].islower() and above[-1] not in ".:;!?" and not COLUMN_GAP.search(above)


def _runs_on(above: str, text: str) -> bool:
    """A line goes on below in lower case or in brackets, behind "and", or in an open bracket."""
    return _is_low(text) or bool(_OPEN_END.search(above)) or _is_open(above)


def _is_low(text: str) -> bool:
    """It begins as no paragraph does: in lower case, or with a bracket."""
    return text[0].islower() or text[0] in "(["


def _is_open(above: str) -> bool:
    """A bracket stands open at the end of a line."""
    return max(above.rfind("("), above.rfind("[")) > max(above.rfind(")"), above.rfind("]"))


def _cells_alike(text: str, below: str) -> bool:
    """One mark parts both lines as often: each is a row of its own."""
    marks, others = _CELL_MARK.findall(text), _CELL_MARK.findall(below)
    return len(marks) > 1 and marks == others and len(set(marks)) == 1


def _hangs(text: str, below: str) -> bool:
    """The line below goes on in lower case, set in below the words of a number or label."""
    words = below.lstrip()
    deep = len(below) - len(words) - (len(text) - len(text.lstrip()))
    plain = _is_low(words) and not _opens_item(words) and not _KEY.match(words)
    return deep >= _INDENT and plain


def _hangs_full(line: Line, below: Line, wrapping: Wrapping) -> bool:
    """A full line of a list item goes on below with words that look like a label by chance."""
    inset, above = (len(one.text) - len(one.text.lstrip()) for one in (below, line))
    item = _opens_item(line.text.strip()) and inset > above
    within = inset >= _INDENT and (item or inset == above)
    lone = within and wrapping.labels.is_lone(below.text.strip())
    return lone and bool(wrapping.width) and _is_full(line, below, wrapping.width, wrapping.slack)


def _opens_item(text: str) -> bool:
    return text[0] in BULLETS or bool(split_marker(text)[0]) or bool(_NUMBERED.match(text))


def _paragraphs(lines: list[Line], limits: Limits) -> list[Paragraph]:
    """A paragraph that stands on these lines; several where it holds tags or bullets."""
    if not lines:
        return []
    place = place_of(lines[0].number, lines[-1].last)
    return paragraphs_in(one_line([line.text.strip() for line in lines]), place, limits)


def place_of(number: int, last: int) -> Place:
    """The place of text from one line to another."""
    return Place(line=number, last_line=last if last != number else None)


def _heading(line: Line, below: Line, wrapping: Wrapping) -> Paragraph | None:
    """A heading marked as such: with hashes, between marks, or underlined."""
    place = place_of(line.number, line.last)
    return _between_marks(line.text.strip(), place) or _underlined(line, below, wrapping)


def _between_marks(text: str, place: Place) -> Paragraph | None:
    if found := _HASHES.match(text):
        named = found[2].strip("= #")
        return Paragraph(found[2], Kind.HEADING, len(found[1]), place=place) if named else None
    framed = _FRAMED.match(text) if len(text) <= _LONGEST_HEADING else None
    return framed and Paragraph(framed["inside"], Kind.HEADING, _FRAMED_LEVEL, place=place)


def _underlined(line: Line, below: Line, wrapping: Wrapping) -> Paragraph | None:
    text = line.text.strip()
    mark = _UNDERLINE.match(below.text)
    if not mark or not 0 < len(text) <= _LONGEST_HEADING or _RULE.match(text):
        return None
    if split_marker(text)[0] or len(mark[1]) < _UNDERLINE_SHARE * len(text):
        return None
    if _HASHES.match(text) or mark[1] in wrapping.rules:
        return None
    level = 1 if mark[1][0] == "=" else 2
    place = place_of(line.number, below.last)
    return Paragraph(" ".join(text.split()), Kind.HEADING, level, place=place)
