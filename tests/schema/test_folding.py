import sys

import pytest

from planlift_schema.folding import lowered


def test_every_letter_stands_where_it_stood():
    text = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "lower"), [("WRES Indicator", "wres indicator"), ("\u0130ndicator", "indicator")]
)
def test_text_is_in_lower_case(text, lower):
    assert lowered(text) == lower
