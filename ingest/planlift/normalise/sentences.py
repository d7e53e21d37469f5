"""Actions told in sentences, such as "The HR Director will train all panels by March 2021".

Words have to be understood here, not only recognised: spaCy (a blank English pipeline with rules
made from our own vocabulary; nothing is downloaded) cuts the sentences and marks owners in them. It
is an extra, `planlift[prose]`, and imported only for a document without tables, forms and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from planlift.normalise.deadlines import is_date
from planlift.normalise.owners import is_owner, owner_patterns, read_owners
from planlift.normalise.vocabulary import word_list
from planlift_parsers import Paragraph

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

INSTALL = 'pip install "planlift[prose]"'
_LONGEST_DEADLINE = 10  # tokens; "by the end of the third quarter of 2021/22" has ten
_LONGEST = 5_000
"""Letters of a paragraph that are looked at; a page of print has some 3,000."""

_MODALS = frozenset({"will", "shall", "must", "should", "to"})
_BETWEEN = frozenset(
    {"also", "then", "now", "be", "need", "to", "work", "together", "both", "again"}
)
_NEAR = 2  # words between a modal and its verb, or its "be"
_PARTICIPLES = frozenset(
    {"set", "held", "sent", "written", "led", "run", "given", "made", "put", "taken", "undertaken",
     "built", "begun", "drawn", "chosen", "sought", "shown", "brought", "taught", "fed", "found"}
)  # fmt: skip
_OPENING = re.compile(
    r"^(?:by|in|from|during|before|within|to|following|as|after|where|once|when|for|over|at|on|then|"
    r"also|in addition|finally|first|next)\b[^,]*,\s+",
    re.I,
)
_COMMENT = re.compile(r",?\s+(?:with|supported|together|alongside|working|led|in)\b.*$", re.I)
_AUXILIARIES = re.compile(
    r"(?:\s+(?:is|are|has|have|agreed|committed|asked|needs?|plans?|aims?|intends?|continues?|also|"
    r"now|then|jointly|together|each|both))+$",
    re.I,
)
_BEFORE_DATE = frozenset(
    {
        "by",
        "before",
        "in",
        "from",
        "during",
        "until",
        "within",
        "no",
        "not",
        "at",
        "over",
        "between",
    }
)
_BEFORE_OWNER = ("by", "led", "lead", "owner", "responsible", "responsibility", "with", ":", "lie")
_RESPONSIBLE = re.compile(
    r"\b(?:is|are|will be)\s+(?:responsible|accountable)\b"
    r"|\bwill (?:lead|own) (?:on )?th(?:is|ese)\b"
    r"|^(?:lead|owner|responsib\w+|action owner)\b",
    re.I,
)
_ARTICLE = re.compile(r"^(?:the|our)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """An action that a sentence tells.

    Attributes:
        paragraph: where it stands.
        action: the sentence.
        owner: who is to do it, as it stands in the sentence or the one behind it; "" if nobody.
        deadline: when, as it stands there; "" if not said.
    """

    paragraph: Paragraph
    action: str
    owner: str = ""
    deadline: str = ""


def is_installed() -> bool:
    """Whether what reads sentences is installed."""
    return find_spec("spacy") is not None


def told_in(paragraph: Paragraph) -> list[Told]:
    """The actions that a paragraph of running text tells, in order.

    Args:
        paragraph: its sentences either order something, and say by whom or by when, or are left
            out as statements.
    """
    return list(_of_paragraph(paragraph))


def _of_paragraph(paragraph: Paragraph) -> Iterator[Told]:
    last: Told | None = None
    for sentence in _pipeline()(paragraph.text[:_LONGEST]).sents:
        if last and not last.owner and (owner := _named_behind(sentence)):
            last = replace(last, action=f"{last.action} {sentence.text}", owner=owner)
            continue
        if last:
            yield last
        last = _read(paragraph, sentence)
    if last:
        yield last


def _read(paragraph: Paragraph, sentence: Span) -> Told | None:
    """The action that a sentence tells; None for a statement."""
    verb = _order_of(sentence)
    if verb is None:
        return None
    deadline = _deadline_of(sentence)
    owner = _subject_of(sentence, verb) or _agent_of(sentence, verb)
    told = Told(paragraph, sentence.text.strip(), owner, deadline)
    return told if owner or deadline else None


def _order_of(sentence: Span) -> int | None:
    """Where the modal of a sentence that orders something stands, or 0 for an imperative."""
    words = [token.lower_ for token in sentence]
    if words and words[0] in word_list("orders"):
        return 0
    modals = [
        at
        for at, word in enumerate(words)
        if word in _MODALS and _opens_action(_past_comment(words, at + 1))
    ]
    # "To improve this, the team will write ...": the purpose stands before the order.
    return next((at for at in modals if words[at] != "to"), modals[0] if modals else None)


def _past_comment(words: list[str], at: int) -> list[str]:
    """The words from a place on, without a comment between commas: "will, by May, set up"."""
    if at < len(words) and words[at] == "," and "," in words[at + 1 :]:
        at = words.index(",", at + 1) + 1
    return words[at:]


def _opens_action(words: list[str]) -> bool:
    """Whether the words behind a modal begin with what is to be done, or that it is to be done."""
    passive = "be" in words[:_NEAR]
    rest = [word for word in words[: _NEAR + 1] if word not in _BETWEEN and word[-2:] != "ly"]
    if not rest:
        return False
    return _is_participle(rest[0]) if passive else rest[0] in word_list("orders")


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES:
        return True
    bases = (word[:-1], word[:-2], word[:-3], f"{word[:-3]}y")  # agreed, trained, planned, carried
    return word.endswith("ed") and any(base in word_list("orders") for base in bases)


def _subject_of(sentence: Span, verb: int) -> str:
    """The owner that stands before the modal ("The HR Director will"), "" where none does.

    What opens the sentence before it ("By June 2021, ...", "To improve this, ...") and a comment
    behind it (", with support from the network,") are left out.
    """
    if not verb or "be" in [token.lower_ for token in sentence[verb + 1 : verb + 1 + _NEAR]]:
        return ""
    dated = _date_length(sentence, 0) if sentence[0].lower_ in _BEFORE_DATE else 0
    subject = sentence[min(dated, verb) : verb].text.lstrip(" ,")
    if comment := _COMMENT.search(subject):
        subject = subject[: comment.start()]
    while opening := _OPENING.match(subject):
        subject = subject[opening.end() :]
    subject = _bare(_AUXILIARIES.sub("", subject))
    parts = subject.split(", ")
    tails = (_bare(", ".join(parts[at:])) for at in range(len(parts)))
    return next((tail for tail in tails if _are_owners(tail)), "")


def _are_owners(text: str) -> bool:
    """Whether a text is one owner or several, and nothing else."""
    named = [_bare(owner.text) for owner in read_owners(text)]
    return bool(named) and all(is_owner(name) for name in named)


def _agent_of(sentence: Span, verb: int) -> str:
    """The owner marked behind "by", "led by", "Lead:" in a sentence; "" where none is."""
    for entity in sentence.ents:
        at = entity.start - sentence.start
        before = [token.lower_ for token in sentence[max(0, at - 3) : at]]
        before = [word for word in before if word not in ("the", "our")]
        if at > verb and before and before[-1] in _BEFORE_OWNER:
            return _bare(entity.text)
    return ""


def _named_behind(sentence: Span) -> str:
    """The owner in a sentence that only says who is responsible; "" for any other."""
    if not _RESPONSIBLE.search(sentence.text) or len(list(sentence.ents)) != 1:
        return ""
    return _bare(sentence.ents[0].text)


def _bare(text: str) -> str:
    return _ARTICLE.sub("", text.strip(" .,;:"))


def _deadline_of(sentence: Span) -> str:
    """The longest run of words of a sentence that is a date and nothing else; the last of them."""
    found = ""
    at = 0
    while at < len(sentence):
        size = _date_length(sentence, at) if sentence[at].lower_ in _BEFORE_DATE else 0
        if size:
            found = sentence[at : at + size].text
        at += size or 1
    return found


def _date_length(sentence: Span, at: int) -> int:
    """How many words from a place on are a date, the most that are; 0 for none."""
    for size in range(min(_LONGEST_DEADLINE, len(sentence) - at), 1, -1):
        words = sentence[at : at + size]
        if not words[-1].is_punct and is_date(words.text):
            return size
    return 0


@cache
def _pipeline() -> Language:
    """A blank English pipeline that cuts sentences and marks owners by our own vocabulary."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(owner_patterns())
    return nlp
