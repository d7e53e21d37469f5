"""Lines to paragraphs, by the room that a line's end had for the next line's first word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from operator import attrgetter

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import fold, split_marker
from planlift_parsers.pdf.content import SURE
from planlift_parsers.pdf.joins import Vocabulary, joined
from planlift_parsers.pdf.lines import Line, union, usual
from planlift_parsers.pdf.words import LEADER
from planlift_parsers.set_off import Looked, set_off
from planlift_schema import Place

# Leading of single-spaced text is 1.15 to 1.25 of the size in the faces met.
USUAL_LEADING = 1.2
# Extra distance, in font sizes, that parts two paragraphs: half of the smallest spacing offered in
# word processors (6 points at 11), well above the rounding of leading (0.05).
PARAGRAPH_GAP = 0.25
SPACE = 0.25  # width of a space in font sizes; 0.25 to 0.28 in the faces met
WIDER = (
    0.12  # font sizes by which the spaces of wide faces are wider (0.32 to 0.36 in DejaVu, Verdana)
)
FIT_SLACK = 0.3  # points by which a fit may fail through rounding
SIZE_STEP = 1.15  # a line this much larger or smaller belongs to another paragraph
WRAPPED_HEADING = 2.0  # sizes from line to line of a heading at most; LaTeX and typst set it at 1.7
HEADING_STEP = 1.08  # a heading this much larger is another one; 13 and 12 points are
SAME_EDGE = 1.0  # points within which edges of lines are the same
COLUMN_STEP = 4.0  # points to which the columns of several pages are told apart
TICK_BOXES = "☐☑☒✗✘"  # say something of their own, as bullets do not
BULLET_ROOM = 0.6  # gap behind an "o" that is a bullet, in font sizes

_LABEL_WORDS = 5  # of a label in bold, or before a tab; more are emphasis
_TAB = 1.0  # font sizes of white between a label and its value; a space takes 0.3
_RECURS = 3  # lines that open with the same words and a colon, so that these begin paragraphs

_BOLD, _CONFIDENCE = attrgetter("bold"), attrgetter("confidence")
_SHADE = attrgetter("ink", "size", "slanted")
_NUMBER = re.compile(r"^(\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
_LONGEST_NUMBER = 6  # letters that it takes with its marks: "(viii)"
_LABEL = re.compile(r"[A-Z][\w/&'’ ()-]{0,40}:(?:\s|$)")
_LABEL_INSIDE = re.compile(rf"(?<=[.;!?] ){_LABEL.pattern}")
_NUMBERED = re.compile(r"^([A-Z][a-z]+) +\d+[a-z]?\b")
_HYPHENS = "-\u2010"
_HYPHENED = re.compile(rf"[a-z][{_HYPHENS}]")
_DASH = re.compile(r"^[-–—*]")
_PART = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+[A-Z]")
_RULE_SIGNS = "-=_*~.–—"
_TYPED_RULE = re.compile(rf"[{_RULE_SIGNS}]{{5,}}")  # typed across a page, between what it parts
_JOINING = re.compile(r"(?:\b(?:and|or|of|for|the|an?|in|to|with|on|at|by|our)|[,&/–-])$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?$")  # of the last two letters
_MID_SENTENCE_END = re.compile(r"(?<=[a-z)]{2})[.!?] +[A-Z]")


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of type that lines were set in.

    Attributes:
        left: x where lines begin.
        right: x that no line passes.
        leading: usual distance between baselines, in font sizes.
    """

    left: float
    right: float
    leading: float = USUAL_LEADING

    @property
    def column(self) -> tuple[int, int]:
        """What the columns of a table's pieces on several pages have in common."""
        return round(self.left / COLUMN_STEP), round(self.right / COLUMN_STEP)


@dataclass(slots=True)
class Evidence:
    """What the whole document tells about where paragraphs end.

    Attributes:
        vocabulary: its words.
        phrases: texts that plainly are paragraphs, in lower case.
        running: columns in which a sentence begins in the middle of a line.
        listing: columns in which a sentence plainly ended a paragraph.
        labels: how many lines open with each label ("Lead:").
        inside: how often each stands behind a sentence within a line.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    phrases: set[str] = field(default_factory=set)
    running: set[tuple[int, int]] = field(default_factory=set)
    listing: set[tuple[int, int]] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)

    def read(self, lines: Sequence[Line]) -> None:
        """Takes in the words and labels of lines of running text or of a cell."""
        self.vocabulary.add(lines)
        for line in lines:
            if label := _label_of(line):
                self.labels[label] += 1
            if ":" in line.text:
                self.inside.update(_LABEL_INSIDE.findall(line.text))

    def learn(self, lines: Sequence[Line], measure: Measure, *, whole: bool) -> list[list[Line]]:
        """Takes in the lines of one cell or column of prose; gives back those of each paragraph.

        Args:
            lines: from top to bottom.
            measure: the column of type.
            whole: the page's end cannot have cut its text.
        """
        self.read(lines)
        if _has_mid_sentence_end("\n".join([line.text for line in lines])):
            self.running.add(measure.column)
        groups = groups_of(lines, measure)
        if whole:
            self.phrases.update(_phrase(group) for group in groups)
        for group in groups[:-1]:
            if _SENTENCE_END.search(group[-1].text[-2:]):
                self.listing.add(measure.column)
                break
        return groups

    def labels_line(self, line: Line) -> bool:
        """Whether a line opens with a label that other lines open with, again and again.

        One that mostly stands within lines ("... panels. Lead: HR. When: May") opens none.
        """
        label = _label_of(line)
        return bool(label) and self.labels[label] >= max(_RECURS, self.inside[label])

    def sentences_listed(self, measure: Measure) -> bool:
        """Whether every sentence of the column begins a paragraph."""
        return measure.column in self.listing and measure.column not in self.running


def _label_of(line: Line) -> str:
    """What a line opens with up to a colon, or in bold before plain words; "" if nothing."""
    text = line.text
    if ":" in text and (found := _LABEL.match(text)):
        return found.group()
    if not line.words[0].bold or line.words[-1].bold:
        return ""
    bold = [word.text for word in takewhile(_BOLD, line.words)]
    return " ".join(bold) if len(bold) <= _LABEL_WORDS else ""


def _has_mid_sentence_end(text: str) -> bool:
    """Whether a sentence ends within a line; most cells have no such stop at all."""
    stopped = ". " in text or "? " in text or "! " in text
    return stopped and _MID_SENTENCE_END.search(text) is not None


def _phrase(lines: Sequence[Line]) -> str:
    return " ".join([line.text for line in lines]).lower()


@dataclass(slots=True)
class _Open:
    """The paragraph being gathered."""

    lines: list[Line]
    marker: str
    label: bool


def paragraphs_of(
    groups: Sequence[Sequence[Line]], measure: Measure, evidence: Evidence, place: Place
) -> list[Paragraph]:
    """The paragraphs of a cell.

    Args:
        groups: the lines of each, as geometry alone tells them (`Evidence.learn`).
        measure: the column of type.
        evidence: what the whole document tells.
        place: given to each paragraph.
    """
    lines = [line for group in groups for line in group]
    if _is_told(groups, lines, measure, evidence):
        groups = groups_of(lines, measure, evidence)
    return [render([*group], measure, evidence.vocabulary, place) for group in groups]


def _is_told(
    groups: Sequence[Sequence[Line]], lines: Sequence[Line], measure: Measure, evidence: Evidence
) -> bool:
    """Whether the document tells that a paragraph ends within one of the groups of lines."""
    start = 0
    for group in groups:
        for number in range(1, len(group)):
            if not group[number].text[:1].isupper():
                continue
            if _told(group[:number], lines[start + number :], measure, evidence):
                return True
        start += len(group)
    return False


def groups_of(
    lines: Sequence[Line], measure: Measure, evidence: Evidence | None = None
) -> list[list[Line]]:
    """The lines of each paragraph.

    Args:
        lines: from top to bottom.
        measure: the column of type.
        evidence: what the whole document tells of full lines, where geometry cannot.
    """
    if len(lines) < 2:  # as in most cells
        return [[line] for line in lines]
    centred = _is_centred(lines)
    groups: list[_Open] = []
    counted: re.Match[str] | None = None  # the last "2.3" that opened a paragraph
    for number, line in enumerate(lines):
        marker = marker_of(line)
        part = _PART.match(line.text)
        if groups and not (
            _begins(groups[-1], line, marker, measure, centred)
            or (counted and part and _is_next(counted, part))
            or (evidence and _told(groups[-1].lines, lines[number:], measure, evidence))
            or (evidence and evidence.labels_line(line) and not _is_open(groups[-1].lines))
        ):
            groups[-1].lines.append(line)
        else:
            label = ":" in line.text and _LABEL.match(line.text) is not None
            groups.append(_Open([line], marker, label))
            counted = part or counted
    return [group.lines for group in groups]


def _is_next(last: re.Match[str], part: re.Match[str]) -> bool:
    """A number within a numbered part that follows another ("2.3" and "2.4")."""
    return last[1] == part[1] and int(part[2]) == int(last[2]) + 1


def _is_open(lines: Sequence[Line]) -> bool:
    """A bracket stands open in them ("Train all panels (Lead: HR Director;")."""
    return sum(line.text.count("(") - line.text.count(")") for line in lines) > 0


def marker_of(line: Line) -> str:
    """The bullet or number that a line opens with, "" if none."""
    text = line.text
    if _is_bullet(line):
        return "-"
    if marker := split_marker(text)[0]:
        return marker
    found = _number_in(text)
    return found.group(1) if found else ""


def _number_in(text: str) -> re.Match[str] | None:
    """The number that a text opens with; most have no mark so near their beginning."""
    opening = text[:_LONGEST_NUMBER]
    return _NUMBER.match(text) if "." in opening or ")" in opening else None


def _is_bullet(line: Line) -> bool:
    """A symbol alone, or an "o" set apart, as the first word."""
    first = line.words[0]
    if not (first.symbol or first.text == "o") or len(line.words) < 2:
        return False
    room = line.words[1].x0 - first.x1
    return (first.symbol and len(first.text) == 1 and first.text not in TICK_BOXES) or (
        first.text == "o" and room > BULLET_ROOM * first.size
    )


def _begins(group: _Open, line: Line, marker: str, measure: Measure, centred: bool) -> bool:
    before = group.lines[-1]
    text = line.text
    cut = before.text[-1] in _HYPHENS and text[:1].islower() and _HYPHENED.match(before.text[-2:])
    if cut or (not marker and _wraps_in_bold(before, line)):
        return False
    if _apart(before, line, measure) or _is_typed_rule(before) or _is_typed_rule(line):
        return True
    alike = group.marker == "-" and group.lines[0].text[0] == text[0]
    bullet = marker == "-" and (alike or not _DASH.match(text))
    if bullet or fits(before, line, measure, centred):
        return True
    if marker and _counts_on(group.marker, line, marker, before):
        return True
    if ":" in text and _LABEL.match(text) and (group.label or _is_label_bold(line)):
        return True
    return _is_numbered_like(group.lines[0], line) or _is_tabbed_like(group.lines[0], line)


def _is_typed_rule(line: Line) -> bool:
    return line.text[0] in _RULE_SIGNS and _TYPED_RULE.fullmatch(line.text) is not None


def _wraps_in_bold(before: Line, line: Line) -> bool:
    """A heading goes on: in lower case, or behind a word that ends none ("Recruitment and").

    It may be set wider than the text, and end before the column does.
    """
    if not (line.words[0].bold and before.bold and line.bold):
        return False
    alike = before.words[0].ink == line.words[0].ink
    if not alike or not (line.text[:1].islower() or _JOINING.search(before.text)):
        return False
    sizes = sorted((before.size, line.size))
    near = line.baseline - before.baseline <= WRAPPED_HEADING * sizes[1]
    return near and sizes[1] <= SIZE_STEP * sizes[0] and abs(before.x0 - line.x0) <= SAME_EDGE


def _is_numbered_like(first: Line, line: Line) -> bool:
    """Both open with the same word and a number of their own ("Action 1", "Action 2")."""
    other = _NUMBERED.match(line.text)
    one = other and _NUMBERED.match(first.text)
    return bool(one and other and one.group(1) == other.group(1) and one.group() != other.group())


def _is_tabbed_like(first: Line, line: Line) -> bool:
    """Both open with a label, and have their values behind white, or dots, at the same edge."""
    if abs(first.x0 - line.x0) > SAME_EDGE:
        return False
    tab = _tab_of(line)
    other = _tab_of(first) if tab is not None else None
    return tab is not None and other is not None and abs(tab - other) <= SAME_EDGE


def _tab_of(line: Line) -> float | None:
    """Where the first word behind wide white or dots begins, close to the line's beginning."""
    wide, end = _TAB * line.size, float("inf")
    for word in line.words[: _LABEL_WORDS + 2]:
        if word.x0 - end >= wide:
            return word.x0
        end = float("-inf") if word.text.endswith(LEADER) else word.x1
    return None


def _is_label_bold(line: Line) -> bool:
    """Bold up to the colon it opens with, and plain behind it."""
    ends = next((n for n, word in enumerate(line.words) if word.text.endswith(":")), -1)
    label, value = line.words[: ends + 1], line.words[ends + 1 :]
    return all(word.bold for word in label) and any(not word.bold for word in value)


def _told(
    group: Sequence[Line], following: Sequence[Line], measure: Measure, evidence: Evidence
) -> bool:
    """What stands elsewhere in the document tells that a full line ends its paragraph."""
    if not following[0].text[:1].isupper():
        return False
    if _SENTENCE_END.search(group[-1].text[-2:]) and evidence.sentences_listed(measure):
        return True
    above, below = _phrase(group), _phrase(following)
    if " " not in above or " " not in below:
        return False
    labelled = _NUMBERED.fullmatch(group[0].text)  # its wording follows a number, on a new line too
    return not labelled and (above in evidence.phrases or below in evidence.phrases)


def _apart(before: Line, line: Line, measure: Measure) -> bool:
    """Set apart by white space, size or weight."""
    size = max(before.size, line.size)
    if line.baseline - before.baseline > (measure.leading + PARAGRAPH_GAP) * size:
        return True
    if not _alike_in_size(before, line) or _are_two_headings(before, line):
        return True
    unlike = before.words[0].bold != line.words[0].bold
    return unlike and not line.text[:1].islower() and _uniform(before, line)


def _are_two_headings(before: Line, line: Line) -> bool:
    """Lines in bold, each of one size, and these are not the same: a heading and one below it."""
    if not (before.bold and line.bold) or before.size == line.size:
        return False
    small, large = sorted((before.size, line.size))
    even = all(len({word.size for word in one.words}) == 1 for one in (before, line))
    return even and large >= HEADING_STEP * small


def _alike_in_size(one: Line, other: Line) -> bool:
    """Print of one size; a bullet may come from a larger face than its text."""
    if one.size == other.size:
        return True
    small, large = sorted((one.size, other.size))
    if large <= SIZE_STEP * small:
        return True
    small, large = sorted((_text_size(one), _text_size(other)))
    return large <= SIZE_STEP * small


def _text_size(line: Line) -> float:
    """The size of a line without its bullet or number."""
    behind = line.words[1:] if marker_of(line) else ()
    return max((word.size for word in behind), default=line.size)


def _uniform(before: Line, line: Line) -> bool:
    """Each is bold as a whole, or not at all."""
    return len({word.bold for word in before.words}) == len({w.bold for w in line.words}) == 1


def fits(before: Line, line: Line, measure: Measure, centred: bool = False) -> bool:
    """Whether a line's first word would have fitted at the end of the line before."""
    room = measure.right - before.x1 - FIT_SLACK
    if centred:
        room += before.x0 - measure.left
    needed = SPACE * before.size + line.first_width()
    if needed > room or needed + WIDER * before.size <= room:
        return needed <= room
    return needed + _wider_by(before) <= room


def _wider_by(line: Line) -> float:
    """By how much the face's own space is wider than the usual one, as its narrowest gap shows."""
    gaps = [word.x0 - one.x1 for one, word in pairwise(line.words) if one.spaced]
    return min(max(min(gaps, default=0.0) - SPACE * line.size, 0.0), WIDER * line.size)


def _counts_on(last: str, line: Line, marker: str, before: Line) -> bool:
    """A number that starts or continues a count, not one that happens to begin a wrapped line.

    Nor a dash that does: "2. Programme Manager" goes on with "– Belonging".
    """
    digits, earlier = re.sub(r"\D", "", marker), re.sub(r"\D", "", last)
    ended = before.text.endswith((":", ";", "."))
    if not digits:
        return ended or (bool(last) and not _DASH.match(line.text))
    if earlier:
        return int(digits) == int(earlier) + 1
    return digits == "1" and ended


def _is_centred(lines: Sequence[Line]) -> bool:
    """Lines with one middle and different ends."""
    if len(lines) < 2:
        return False
    lefts = [line.x0 for line in lines]
    if max(lefts) - min(lefts) <= SAME_EDGE:
        return False  # as in most cells
    middles = [(left + line.x1) / 2 for left, line in zip(lefts, lines, strict=True)]
    return max(middles) - min(middles) <= SAME_EDGE


def render(lines: list[Line], measure: Measure, vocabulary: Vocabulary, place: Place) -> Paragraph:
    """The lines of one paragraph as a paragraph or list item.

    Args:
        lines: at least one.
        measure: the column of type.
        vocabulary: the words of the document.
        place: where it stands.
    """
    text = fold(joined(lines, measure.right, vocabulary))
    marker, words = "", text
    if _is_bullet(lines[0]):
        marker, words = "-", text[len(lines[0].words[0].text) :].strip()
    else:
        marker, words = split_marker(text)
        found = _number_in(text)
        if not marker and found:
            marker, words = found.group(1), text[found.end() :]
    kind = Kind.ITEM if marker else Kind.TEXT
    every = [word for line in lines for word in line.words]
    shades = set(map(_SHADE, every))
    inks = {ink for ink, _, _ in shades}
    ink = inks.pop() if len(inks) == 1 else ""
    bold = all(map(_BOLD, every))
    made = Paragraph(words, kind, int(bool(marker)), marker, bold, ink or None, place)
    if len(shades) > 1 or (not bold and any(map(_BOLD, every))):
        looks = [Looked(word.text, word.bold, _SHADE(word)) for word in every]
        made.set_off = set_off(words, looks, text)
    if min(map(_CONFIDENCE, every)) < SURE:
        made.unsure = tuple([word.text for word in every if word.confidence < SURE])
    return made


def leading_of(groups: Sequence[Sequence[Line]]) -> float:
    """The usual distance between baselines within groups of lines, in font sizes."""
    ratios = [
        (line.baseline - before.baseline) / max(before.size, line.size)
        for lines in groups
        for before, line in pairwise(lines)
        if before.size <= SIZE_STEP * line.size and line.size <= SIZE_STEP * before.size
    ]
    found = usual([ratio for ratio in ratios if 0.9 <= ratio <= 1.6], 0.05)
    return found if found is not None else USUAL_LEADING


def box_of(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    """The box around lines."""
    return union(line.box for line in lines)
