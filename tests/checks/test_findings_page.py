from __future__ import annotations

import re
from pathlib import Path

from planlift.checks.known import READING_CODES
from planlift.checks.publish import main, page
from planlift.checks.rules import RULES
from planlift_parsers.errors import DocumentError, LimitError
from planlift_schema import Severity

ROOT = Path(__file__).parents[2]
SOURCES = ("schema", "parsers", "ingest")


def test_the_page_of_findings_is_that_of_the_rules():
    stored = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert stored == page(), "stale: run python -m planlift.checks.publish"


def test_it_is_written_where_it_is_asked_for(tmp_path):
    main([str(tmp_path / "new" / "page.md")])
    assert (tmp_path / "new" / "page.md").read_text(encoding="utf-8") == page()


def test_every_code_that_the_code_gives_is_on_the_page():
    text = "\n".join(
        path.read_text(encoding="utf-8") for root in SOURCES for path in (ROOT / root).rglob("*.py")
    )
    used = set(re.findall(r'\bcode="([a-z]+(?:-[a-z]+)+)"', text))
    used |= {DocumentError.code, LimitError.code}
    known = {each.code for each in READING_CODES} | {rule.code for rule in RULES}
    assert len(used) > 5
    assert used <= known


def test_every_rule_says_what_it_is_and_why():
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.code)
        assert rule.reason.endswith(".")
        assert rule.hint.endswith((".", '").'))
    titles = [(rule.code, rule.title) for rule in RULES]
    assert len(set(titles)) == len(titles)


def test_severities_of_reading_are_those_of_the_contract():
    assert {s for each in READING_CODES for s in each.severities} <= {s.value for s in Severity}
