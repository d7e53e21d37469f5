"""Numbers as list numbering writes them: 3, 03, iii, c, third."""

from __future__ import annotations

from collections.abc import Callable

# Word itself counts lists no further; larger numbers would make very long roman numbers.
_LARGEST = 32767
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen",
    "Nineteen",
)  # fmt: skip
_TENS = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
_IRREGULAR = {
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth",
    "Nine": "Ninth", "Twelve": "Twelfth",
}  # fmt: skip
_WORDED = 100


def shown(number: int, form: str) -> str:
    """A number in one of Word's forms ("lowerRoman"); in digits where the form is not known."""
    form_of = _FORMS.get(form)
    return form_of(number) if form_of and 0 < number <= _LARGEST else str(number)


def _roman(number: int) -> str:
    made = []
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        made.append(letters * times)
    return "".join(made)


def _letters(number: int) -> str:
    """A to z, then aa to zz, then aaa: the letter repeated."""
    times, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _words(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number >= _WORDED:
        return str(number)
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_words(number: int) -> str:
    if number >= _WORDED:
        return _ordinal(number)
    head, dash, last = _words(number).rpartition("-")
    if last in _IRREGULAR:
        return head + dash + _IRREGULAR[last]
    return head + dash + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda number: f"{number:02d}",
    "ordinal": _ordinal,
    "cardinalText": _words,
    "ordinalText": _ordinal_words,
}
