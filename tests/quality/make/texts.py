"""Texts as they are typed: what stands around a plan, and who wrote which subject how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import reduce

from quality.make.layout import Sample, Typed
from quality.make.subjects import (
    Columns,
    Items,
    Subject,
    by_theme,
    rated,
    referred,
    shown,
    subject,
    subjects,
)
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


Change = Callable[[Subject], Subject]


@dataclass(frozen=True, slots=True)
class Writing:
    """A way of writing plans as plain text.

    Attributes:
        name: file name of its sample, without ending.
        of: the subject of its sample.
        way: writes the items.
        columns: headers or labels, and the fields they hold.
        changes: what is done to a subject first, in order.
        frame: writes what stands above and below.
        more: fields that stand outside the columns (a ref in a heading, a theme).
        without: what no text may hold, as it parts them.
        full: no text may be empty, as nothing would stand for it.
    """

    name: str
    of: str
    way: Callable[[Columns, Items], str]
    columns: Columns
    changes: tuple[Change, ...] = ()
    frame: Frame = plain
    more: tuple[str, ...] = ()
    without: str = ""
    full: bool = False

    def sample(self) -> Sample:
        """The sample."""
        return self._written(self.name, self._changed(self.of))

    def crossed(self) -> Iterator[Sample]:
        """Other subjects written in this way, as far as it can carry them."""
        for name in subjects():
            of = self._changed(name)
            if name != self.of and self._carries(of):
                yield self._written(f"{self.name}-{name}", of)

    def _changed(self, name: str) -> Subject:
        return reduce(lambda of, change: change(of), self.changes, subject(name))

    def _carries(self, of: Subject) -> bool:
        names = (*self.columns.values(), *self.more)
        texts = [[getattr(item, name) for item in of.items] for name in names]
        held = not self.without or not any(self.without in text for own in texts for text in own)
        return held and all(all(own) if self.full else any(own) for own in texts)

    def _written(self, name: str, of: Subject) -> Sample:
        text = self.frame(of, self.way(self.columns, of.items))
        mailed = self.frame in (mail, answer)
        return Sample(
            name,
            of.title,
            of.organisation,
            (Typed(text),),
            shown(of.items, (*self.columns.values(), *self.more)),
            framework=of.framework,
            period=of.period,
            formats=("md" if self.frame is markdown else "eml" if mailed else "txt",),
        )


def with_refs(pattern: str) -> Change:
    """The subject with numbered items; "{}" in the pattern stands for the number."""
    return lambda of: replace(of, items=referred(of.items, pattern))


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
    title = "Minutes of the Quality Committee"
    return replace(of, title=title, items=items, period=None, framework="")


def with_boxes(done: str, not_done: str) -> Change:
    """The subject with boxes for status, and actions without a full stop."""

    def change(of: Subject) -> Subject:
        items = tuple(
            replace(
                item,
                action=item.action.rstrip("."),
                status=done if item.state == "complete" else not_done,
                state="complete" if item.state == "complete" else "not_started",
            )
            for item in of.items
        )
        return replace(of, items=items)

    return change


def with_colours(of: Subject) -> Subject:
    """The subject with colours for status."""
    return replace(of, items=rated(of.items))


def with_key(of: Subject) -> Subject:
    """The same where a key says what each colour means; those not started are left out."""
    items = tuple(item for item in of.items if item.state != "not_started")
    return replace(of, items=rated(items, keyed=True))


def without_summaries(of: Subject) -> Subject:
    """The subject without issues."""
    return replace(of, items=tuple(replace(item, summary="") for item in of.items))


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
