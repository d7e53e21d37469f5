"""People's e-mail addresses and telephone numbers in running text."""

from __future__ import annotations

import re

from planlift.checks.personal_words import vocabulary

_MAIL = re.compile(r"(?<![\w.+-])(?P<box>[\w.+'’-]+)@[\w-]+(?:\.[\w-]+)+")
# As numbers are written in the United Kingdom: a national prefix and 9 or 10 digits in groups.
_PHONE = re.compile(
    r"(?<![\w.,/£%-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)[1237]\d{1,4}\)?(?:[\s-]?\d{3,4}){1,3}(?![\w/%]|[.,]\d)"
)
_DIGITS = (10, 11)  # with the leading nought


def mails_in(text: str) -> tuple[str, ...]:
    """E-mail addresses but for those of posts and teams.

    Args:
        text: any text.
    """
    if "@" not in text:
        return ()
    return tuple(match[0] for match in _MAIL.finditer(text) if not _is_mailbox(match["box"]))


def _is_mailbox(box: str) -> bool:
    parts = re.split(r"[^a-z]+", box.casefold())
    known = vocabulary()["mailbox_words"]
    if any(part in known for part in parts):
        return True
    alone = "".join(parts)  # "equalityteam"
    return len(parts) == 1 and any(
        alone.startswith(word) or alone.endswith(word) for word in known if len(word) > 3
    )


def phones_in(text: str) -> tuple[str, ...]:
    """Telephone numbers but for those that only organisations have.

    Args:
        text: any text.
    """
    if "0" not in text and "+44" not in text:
        return ()
    found = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", "")).removeprefix("44")
        if len(digits.removeprefix("0")) + 1 in _DIGITS and not _is_service(digits):
            found.append(match[0].strip())
    return tuple(found)


def _is_service(digits: str) -> bool:
    """A number of an organisation by its prefix: 03, 0500, 080, 084, 087."""
    return digits.removeprefix("0").startswith(("3", "8", "5"))
