"""A cell's value as it is shown: dates, numbers and percentages by their number format."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_GENERAL = "General"
# Formats that Excel shows as the system's own short or long date: ids 14 and 22 of ECMA-376 part
# 1, 18.8.30, as openpyxl spells them, and the two markers for the system's formats.
_SYSTEM_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
_SYSTEM_LONG = "[$-F800]"
_SYSTEM_TIME = "[$-F400]"
_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.'
    r"|(?P<part>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|AM/PM|A/P|am/pm|a/p)|(?P<other>.)",
    re.DOTALL,
)
_PLACES = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.([0#?]*))?,*|\.([0#?]+)")
_ESCAPED_CHARACTER = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GENERAL_DIGITS = 10
_WHOLE_LIMIT = 1e15  # Excel keeps 15 digits
_ELAPSED = frozenset({"h", "hh", "m", "mm", "s", "ss"})


def shown(value: object, number_format: str) -> str:
    """What a cell shows.

    Args:
        value: as openpyxl gives it.
        number_format: the cell's, such as "dd/mm/yyyy" or "0.00".

    Returns:
        The text, "" for an empty cell and for a format that shows nothing (";;;").
    """
    if isinstance(value, str):
        return _ESCAPED_CHARACTER.sub(lambda found: chr(int(found.group(1), 16)), value)
    if isinstance(value, dt.date | dt.time):
        return _moment(value, number_format)
    if isinstance(value, dt.timedelta):
        return _elapsed(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, number_format or _GENERAL)
    return "" if value is None else str(value).upper()  # TRUE and FALSE


def _moment(value: dt.date | dt.time, number_format: str) -> str:
    pattern = _date_pattern(number_format, isinstance(value, dt.time))
    moment = (
        dt.datetime.combine(dt.date(1900, 1, 1), value)
        if isinstance(value, dt.time)
        else value
        if isinstance(value, dt.datetime)
        else dt.datetime.combine(value, dt.time())
    )
    return "".join(
        token.text if not token.kind else _date_part(token, moment) for token in pattern
    ).strip()


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a date format: literal text, or a part of the date and how long it is."""

    text: str
    kind: str = ""
    twelve: bool = False


@lru_cache(maxsize=512)
def _date_pattern(number_format: str, only_time: bool) -> tuple[_Token, ...]:
    """A date format's tokens; "m" after an hour or before a second means minutes."""
    code = _SECTION.split(number_format)[0]
    if only_time and not re.search("[hs]", code, re.IGNORECASE):
        code = "hh:mm"
    elif _SYSTEM_LONG in code:
        code = "d mmmm yyyy"
    elif _SYSTEM_TIME in code:
        code = "hh:mm"
    code = _SYSTEM_DATES.get(code, code)
    tokens = _date_tokens(code)
    kinds = [token.kind for token in tokens if token.kind]
    if not kinds:
        return _date_tokens("hh:mm" if only_time else "dd/mm/yyyy")
    if _month_first(kinds):
        # 04/05/2020 would be read as 4 May; the day is known, so it is shown the British way
        return _date_tokens("dd/mm/yyyy hh:mm" if "h" in "".join(kinds) else "dd/mm/yyyy")
    return tokens


def _month_first(kinds: list[str]) -> bool:
    """A month in figures directly before the day, and the year not in front."""
    letters = [kind[0] for kind in kinds if kind[0] in "ymd"]
    figures = any(kind in {"m", "mm"} for kind in kinds)
    return figures and letters[:2] == ["m", "d"]


def _date_tokens(code: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    twelve = bool(re.search("am/pm|a/p", code, re.IGNORECASE))
    for found in _TOKEN.finditer(code):
        part = (found["part"] or "").lower()
        bracket = (found["bracket"] or "").lower()
        if part or bracket in _ELAPSED:
            tokens.append(_Token("", part or bracket, twelve))
        else:
            literal = found["quoted"] or found["escaped"] or found["other"] or ""
            tokens.append(_Token("" if literal == "@" else literal))
    return _with_minutes(tokens)


def _with_minutes(tokens: list[_Token]) -> tuple[_Token, ...]:
    parts = [at for at, token in enumerate(tokens) if token.kind]
    for number, at in enumerate(parts):
        before = tokens[parts[number - 1]].kind if number else ""
        after = tokens[parts[number + 1]].kind if number + 1 < len(parts) else ""
        if tokens[at].kind in {"m", "mm"} and (before.startswith("h") or after.startswith("s")):
            tokens[at] = _Token("", "n" * len(tokens[at].kind))
    return tuple(tokens)


def _date_part(token: _Token, moment: dt.datetime) -> str:
    kind, letter = token.kind, token.kind[0]
    if letter == "a":
        return "AM" if moment.hour < 12 else "PM"
    if letter == "y":
        return f"{moment.year:04}" if len(kind) > 2 else f"{moment.year % 100:02}"
    if letter == "m" and len(kind) > 2:
        name = _MONTHS[moment.month - 1]
        return name if len(kind) == 4 else name[: 1 if len(kind) == 5 else 3]
    if letter == "d" and len(kind) > 2:
        day = _DAYS[moment.weekday()]
        return day if len(kind) > 3 else day[:3]
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": (moment.hour % 12 or 12) if token.twelve else moment.hour,
        "n": moment.minute,
        "s": moment.second,
    }[letter]
    return f"{number:02}" if len(kind) > 1 else str(number)


# Not the locale's: the same file must read the same everywhere.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _elapsed(value: dt.timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def _number(value: float, number_format: str) -> str:
    section, value = _section_for(value, number_format)
    plain = _literals_out(section)
    if not section.strip():
        return ""
    places = _PLACES.search(plain.replace("\0", ""))
    if "General" in section or places is None or re.search(r"/|E[+-]", plain):
        return _general(value) if places or "General" in section else _literal_text(section)
    scale = 100 ** plain.count("%") / 1000 ** _thousands(places[0])
    text = _fixed(value * scale, places[1] or places[2] or "", plain)
    before, after = _around(section)
    return f"{before}{text}{after}".strip()


def _section_for(value: float, number_format: str) -> tuple[str, float]:
    """The section that shows this value, and the value as that section shows it."""
    sections = _SECTION.split(number_format)
    if "[<" in number_format or "[>" in number_format or "[=" in number_format:
        return _GENERAL, value  # conditions of its own are beyond what plans use
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _thousands(digits: str) -> int:
    """Commas after the last digit, each of which divides by a thousand."""
    return len(digits) - len(digits.rstrip(","))


def _fixed(value: float, decimals: str, plain: str) -> str:
    grouped = "," if re.search(r"[0#?],[0#?]", plain) else ""
    text = f"{value:{grouped}.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and text[-1] == "0":
        text, optional = text[:-1], optional - 1
    text = text.removesuffix(".")
    whole = re.match(r"[^.]*", plain)
    zeros = whole[0].count("0") if whole and not grouped else 0
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    if not whole or "0" not in whole[0]:
        digits = digits[1:] if digits.startswith("0") else digits
    missing = zeros - len(digits.partition(".")[0])
    return f"{sign}{'0' * max(0, missing)}{digits}"


def _general(value: float) -> str:
    if float(value).is_integer() and abs(value) < _WHOLE_LIMIT:
        return str(int(value))
    return f"{value:.{_GENERAL_DIGITS}g}"


def _literals_out(section: str) -> str:
    """The section with its quoted, escaped and bracketed text taken out."""
    return "".join(found["part"] or found["other"] or "" for found in _TOKEN.finditer(section))


def _literal_text(section: str) -> str:
    return "".join(
        (found["quoted"] or found["escaped"] or _bracket_text(found["bracket"]))
        for found in _TOKEN.finditer(section)
    )


def _bracket_text(bracket: str | None) -> str:
    """A currency sign given as [$£-809]; colours and conditions show nothing."""
    return bracket[1:].partition("-")[0] if bracket and bracket.startswith("$") else ""


def _around(section: str) -> tuple[str, str]:
    """The literal text before and after the digits of a number format."""
    sides = ["", ""]
    after = 0
    for found in _TOKEN.finditer(section):
        other = found["other"] or found["part"] or ""
        if other and other in "0#?.,":
            after = 1
        else:
            literal = found["quoted"] or found["escaped"] or _bracket_text(found["bracket"])
            sides[after] += literal or other
    return sides[0], sides[1]
