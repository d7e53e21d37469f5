"""Texts as they are typed: what stands around a plan, and who wrote which subject how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quality.make.layout import Sample, Typed
from quality.make.subjects import Columns, Items, Subject, by_theme, referred, shown
from quality.make.write_blocks import quoted

INTRO = "This document sets out the steps that we will take and how they will be monitored."
END = "If you need this document in another format please ask us."

Frame = Callable[[Subject, str], str]


def plain(of: Subject, body: str) -> str:
    """Title, organisation and a sentence above the plan, a sentence below."""
    return f"{of.title}\n{of.organisation}\n\n{INTRO}\n\n{body}\n\n{END}\n"


def markdown(of: Subject, body: str) -> str:
    """The same with the title marked."""
    return f"# {of.title}\n\n{of.organisation}\n\n{INTRO}\n\n{body}\n\n{END}\n"


def marked(mark: str) -> Frame:
    """The same with the title marked in the manner of a wiki; "{}" stands for it."""
    return lambda of, body: f"{mark.format(of.title)}\n\n{of.organisation}\n\n{INTRO}\n\n{body}\n"


def keyed(mark: str) -> Frame:
    """Title in a comment and organisation as a key, above a file of keys and values."""
    return lambda of, body: f'# {of.title}\norganisation{mark}"{of.organisation}"\n\n{body}\n'


def mail(of: Subject, body: str) -> str:
    """A message that holds the plan between a greeting and a signature."""
    return (
        f"From: Sam Placeholder <sam@example.org>\nTo: Jo Sample <jo@example.org>\n"
        f"Subject: {of.title}\nDate: Wed, 22 Jun 2022 13:30:00 +0000\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"Dear Jo\n\nAs agreed, here is the plan for {of.organisation}.\n\n{body}\n\n"
        f"Kind regards\n\nSam Placeholder\nProgramme Support Officer\n{of.organisation}\n"
    )


def answer(of: Subject, body: str) -> str:
    """A message that quotes an earlier one with the plan."""
    said = f"Dear all\n\n{of.title}\n{of.organisation}\n\n{body}\n\nBest wishes\nSam Placeholder"
    top = mail(of, "").split("\n\n")[0]
    words = "Thanks, I have nothing to add."
    wrote = "On 22 June 2022 at 13:30, Sam Placeholder wrote:"
    return f"{top}\n\n{words}\n\nJo\n\n{wrote}\n{quoted(said, '> ')}\n"


def page(of: Subject, body: str) -> str:
    """A web page copied with all that stands around it."""
    top = (
        "Cookies on this website\nAccept additional cookies\nView cookies\n\n"
        f"Skip to main content\n{of.organisation}\nMenu\nHome\nAbout us\nContact us\n\n"
        f"Home › About us › {of.title}\n\n{of.title}\n\n{INTRO}\n\n"
    )
    end = (
        "Was this page helpful?\nYes  No\n\nRelated pages\nAnnual reports\n\nBack to top\n"
        "Privacy notice\nAccessibility statement\n"
    )
    return f"{top}{body}\n\n{end}"


def minutes(of: Subject, body: str) -> str:
    """Minutes of a meeting: who was there above, when the next is below."""
    return (
        f"{of.organisation}\n{of.title}\nheld in the Board Room\n\nPresent:\n"
        f"  Jo Sample (JS)\n  Mary Invented (MI)\n  Alan Bogus (AB)\n\n{body}\n\n"
        "Date of next meeting: to be confirmed by email.\n"
    )


def typed(
    name: str,
    of: Subject,
    way: Callable[[Columns, Items], str],
    columns: Columns,
    *,
    frame: Frame = plain,
    more: tuple[str, ...] = (),
) -> Sample:
    """A sample of plain text.

    Args:
        name: file name without ending.
        of: whose items are written.
        way: writes them.
        columns: headers or labels, and the fields they hold.
        frame: writes what stands above and below.
        more: fields that stand outside the columns (a ref in a heading, a theme).
    """
    text = frame(of, way(columns, of.items))
    ending = "md" if frame is markdown else "eml" if frame in (mail, answer) else "txt"
    return Sample(
        name,
        of.title,
        of.organisation,
        (Typed(text),),
        shown(of.items, (*columns.values(), *more)),
        framework=of.framework,
        period=of.period,
        formats=(ending,),
    )


def with_refs(of: Subject, pattern: str = "{}") -> Subject:
    """The subject with numbered items."""
    return replace(of, items=referred(of.items, pattern))


def with_parts(of: Subject) -> Subject:
    """The subject with refs of two parts: "1.2" for the second item of the first theme."""
    groups = enumerate(by_theme(of.items).values(), 1)
    items = tuple(item for at, own in groups for item in referred(own, f"{at}.{{}}"))
    return replace(of, items=items)


def with_paragraphs(of: Subject) -> Subject:
    """The subject with a second paragraph in its second action."""
    first, second, *rest = of.items
    long = f"{second.action}\nReport to the committee what has changed."
    return replace(of, items=(first, replace(second, action=long), *rest))


def with_initials(of: Subject) -> Subject:
    """The subject as minutes have it: no plan's title, initials for leads, no period."""
    names = ("JS", "MI", "AB", "JS", "MI")
    items = tuple(replace(one, owner=who) for one, who in zip(of.items, names, strict=False))
    return replace(of, title="Minutes of the Quality Committee", items=items, period=None)


def ticked(of: Subject, done: str, open_: str) -> Subject:
    """The subject with boxes for status, and actions without a full stop."""
    items = tuple(
        replace(
            item,
            action=item.action.rstrip("."),
            status=done if item.state == "complete" else open_,
            state="complete" if item.state == "complete" else "not_started",
        )
        for item in of.items
    )
    return replace(of, items=items)


def told(of: Subject) -> Subject:
    """The subject with actions that begin "We will"."""
    items = tuple(
        replace(item, action=f"We will {item.action[0].lower()}{item.action[1:]}")
        for item in of.items
    )
    return replace(of, items=items)


def ordered(of: Subject) -> Subject:
    """The subject with actions that begin with who is to do them, and no other lead."""
    items = tuple(
        replace(item, action=f"{item.owner} to {item.action[0].lower()}{item.action[1:]}")
        for item in of.items
    )
    return replace(of, items=items)


def bare(of: Subject) -> Subject:
    """The subject with actions of one sentence without a full stop."""
    items = tuple(replace(item, action=item.action.split(".")[0]) for item in of.items)
    return replace(of, items=items)
