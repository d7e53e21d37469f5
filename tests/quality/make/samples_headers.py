"""One table of each set of header words in `headers.toml`: many words for the same columns."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from quality.make.layout import Heading, Sample
from quality.make.plans import Row, Table

SOURCE = Path(__file__).with_name("headers.toml")
ORGANISATION = "Fenwick Vale NHS Foundation Trust"
ROWS = 4
TEXTS = ("summary", "action", "outcome", "updates")  # of a topic, in the order of the file
OWNERS = ("Head of Resourcing", "Deputy Chief Nurse", "Chair of the REACH Network", "EDI Lead")
DATES = (
    ("31/03/2025", "2025-03-31"),
    ("30 November 2024", "2024-11-30"),
    ("September 2024", "2024-09-30"),
    ("Q4 2024/25", "2025-03-31"),
)
STATES = (
    ("In progress", "in_progress"),
    ("Complete", "complete"),
    ("Not started", "not_started"),
    ("On track", "on_track"),
)
SHARES = (
    ("40%", "in_progress"),
    ("100%", "complete"),
    ("0%", "not_started"),
    ("60%", "in_progress"),
)
RAGS = ("Amber", "Green", "Red", "Green")
WORDS = {  # what stands in a column that names something, row by row
    "theme": ("Fair recruitment", "Fair recruitment", "Leadership", "Leadership"),
    "aim": ("Fair recruitment", "Fair recruitment", "Leadership", "Leadership"),
    "topic": ("Capability", "Data", "Attendance", "Values"),
    "criterion": ("Criterion 1", "Criterion 2", "Criterion 4", "Criterion 9"),
    "advice": (
        "The process should be fair and consistent.",
        "The service must carry out checks as the policy says.",
        "Managers should be supported to act early.",
        "Records should be kept.",
    ),
    "revised": ("", "30/06/2025", "", "30/06/2025"),
    "empty": ("",) * ROWS,
}
FIELDS = {  # the field of a column whose words come from elsewhere
    "aim": "summary",
    "advice": "summary",
    "topic": "theme",
    "criterion": "indicator",
    "rag": "status",
    "pct": "status",
    "empty": "",
}
ENDINGS = cycle(("docx html", "xlsx tsv.txt", "docx tsv.txt", "html xlsx"))
OPEN = ("?",)  # which code a number has depends on the framework, which is no header's matter


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a topic and the pools of columns without a field."""

    texts: list[list[str]]
    pools: dict[str, list[str]]
    numbered: str

    def cell(self, token: str, at: int) -> str:
        """What a column of this kind holds in a row."""
        if token in TEXTS:
            return self.texts[at][TEXTS.index(token)]
        if token.startswith("-"):
            return self.pools[token[1:]][at]
        if token in WORDS:
            return WORDS[token][at]
        return {
            "ref": str(at + 1),
            "owner": OWNERS[at],
            "deadline": DATES[at][0],
            "status": STATES[at][0],
            "pct": SHARES[at][0],
            "rag": RAGS[at],
            "indicator": f"{self.numbered} {at + 1}",
        }[token]


def _row(tokens: list[str], words: Words, at: int) -> Row:
    row = Row(tuple(words.cell(token, at) for token in tokens))
    if "deadline" in tokens:
        late = "revised" in tokens and WORDS["revised"][at]
        row = replace(row, by="2025-06-30" if late else DATES[at][1])
    if "status" in tokens or "pct" in tokens:
        row = replace(row, state=(STATES if "status" in tokens else SHARES)[at][1])
    if "rag" in tokens:
        row = replace(row, rag=RAGS[at].lower())
    return replace(row, codes=OPEN)


def _fields(tokens: list[str]) -> tuple[str, ...]:
    """The field of each column; a colour beside a state is no status."""
    fields = ["" if token.startswith("-") else FIELDS.get(token, token) for token in tokens]
    if "status" in tokens and "rag" in tokens:
        fields[tokens.index("rag")] = ""
    return tuple(fields)


def _sample(plan: dict[str, str], source: dict[str, dict[str, list[list[str]]]]) -> Sample:
    tokens = plan["fields"].split("|")
    numbered = "Metric" if plan["topic"] == "WDES" else "Indicator"
    pools = {name: [str(text) for text in texts] for name, texts in source["pools"].items()}
    words = Words(source["texts"][plan["topic"]], pools, numbered)
    rows = tuple(_row(tokens, words, at) for at in range(ROWS))
    table = Table(tuple(plan["header"].split("|")), _fields(tokens), rows)
    title = f"{ORGANISATION}: {plan['title']}"
    blocks = (Heading(title, 1), table.grid())
    formats = tuple(next(ENDINGS).split())
    actions = table.actions()
    return Sample(plan["name"], title, ORGANISATION, blocks, actions, formats=formats)


def _samples() -> tuple[Sample, ...]:
    source = tomllib.loads(SOURCE.read_text("utf-8"))
    return tuple(_sample(plan, source) for plan in source["plan"])


HEADERS = _samples()
