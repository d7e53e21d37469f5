"""Where words end is settled by the white on the page, where the recogniser saw no space."""

from __future__ import annotations

import numpy as np
import pytest

cv2 = pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.pdf.content import SURE  # noqa: E402
from planlift_parsers.scan.engine import Letter  # noqa: E402
from planlift_parsers.scan.spacing import tokens_of  # noqa: E402

SIZE = 20  # pixels
LETTER, BETWEEN, SPACE = 8, 2, 6


def _print(text, space=SPACE):
    """Blocks for letters, and the letters as a perfect recogniser gives them."""
    letters, x = [], 0
    ink = np.zeros((SIZE, 400), bool)
    for character in text:
        if character == " ":
            letters.append(Letter(" ", -1.0, 1.0))
            x += space - BETWEEN
        else:
            ink[:, x : x + LETTER] = True
            letters.append(Letter(character, x + LETTER / 2, 1.0))
            x += LETTER + BETWEEN
    return letters, ink[:, : x - BETWEEN]


def test_seen_spaces_part_words():
    letters, ink = _print("with staff from all")
    assert [token.text for token in tokens_of(letters, ink, SIZE)] == [
        "with",
        "staff",
        "from",
        "all",
    ]


def test_a_space_that_was_not_seen_is_put_back():
    letters, ink = _print("with staff from all")
    glued = [letter for number, letter in enumerate(letters) if number != 10]
    tokens = tokens_of(glued, ink, SIZE)
    assert [token.text for token in tokens] == ["with", "staff", "from", "all"]
    assert all(token.confidence == 1.0 for token in tokens)


def test_white_on_both_sides_of_a_bar_parts_words():
    letters, ink = _print("due May | Status: done")
    glued = [letter for number, letter in enumerate(letters) if number != 9]
    tokens = tokens_of(glued, ink, SIZE)
    assert [token.text for token in tokens] == ["due", "May", "|", "Status:", "done"]


@pytest.mark.parametrize("seen", [True, False])
def test_a_lone_stop_goes_with_the_word_before_it(seen):
    letters, ink = _print("all staff . We ask")
    if not seen:
        letters = [letter for number, letter in enumerate(letters) if number != 9]
    tokens = tokens_of(letters, ink, SIZE)
    assert [token.text for token in tokens] == ["all", "staff.", "We", "ask"]
    letters, ink = _print("all staff .")
    tokens = tokens_of(letters if seen else [*letters[:9], letters[-1]], ink, SIZE)
    assert [token.text for token in tokens] == ["all", "staff."]


def test_a_space_without_white_is_unsure():
    letters, ink = _print("a" * 12)
    parted = [*letters[:6], Letter(" ", -1.0, 1.0), *letters[6:]]
    tokens = tokens_of(parted, ink, SIZE)
    assert [token.text for token in tokens] == ["a" * 6, "a" * 6]
    assert all(token.confidence < 0.8 for token in tokens)


@pytest.mark.parametrize(
    ("words", "sure"),
    [("truststaff", True), ("tofollow", True), ("outside", False), ("success", False)],
)
def test_a_space_without_white_is_sure_between_two_words_that_are_none_together(words, sure):
    letters, ink = _print(words)
    at = {"truststaff": 5, "tofollow": 2, "outside": 3, "success": 6}[words]
    tokens = tokens_of([*letters[:at], Letter(" ", -1.0, 1.0), *letters[at:]], ink, SIZE)
    assert len(tokens) == 2
    assert all((token.confidence == 1.0) is sure for token in tokens)


def test_figures_stay_together():
    ink = np.zeros((SIZE, 40), bool)
    ink[:, 0:8] = ink[:, 10:12] = ink[:, 17:22] = True  # wide white before a narrow 1
    letters = [Letter("3", 4, 1.0), Letter(".", 11, 1.0), Letter("1", 19, 1.0)]
    assert [token.text for token in tokens_of(letters, ink[:, :22], SIZE)] == ["3.1"]


def test_a_figure_far_behind_others_where_no_space_was_seen_is_doubted():
    letters, ink = _print("2021")
    ink = np.pad(ink, ((0, 0), (0, 12)))
    ink[:, 30:38], ink[:, 44:46] = False, True
    letters[-1] = Letter("1", 45, 1.0)
    assert min(token.confidence for token in tokens_of(letters, ink, SIZE)) < SURE


def test_a_stop_far_behind_its_word_is_doubted():
    letters, ink = _print("all")
    ink = np.pad(ink, ((0, 0), (0, 16)))
    ink[-2:, 38:40] = True
    (token,) = tokens_of([*letters, Letter(".", 39, 1.0)], ink, SIZE)
    assert (token.text, token.confidence < SURE) == ("all.", True)


def test_white_before_a_dash_behind_a_figure_is_a_space_where_one_follows_it():
    letters, ink = _print("Theme 2 - Support", space=5)
    seen = [letter for number, letter in enumerate(letters) if number != 7]
    texts = [token.text for token in tokens_of(seen, ink, SIZE)]
    assert texts == ["Theme", "2", "-", "Support"]


def test_the_least_sure_letter_is_the_word_s_confidence():
    letters, ink = _print("all")
    letters[1] = Letter("l", letters[1].x, 0.4)
    assert [token.confidence for token in tokens_of(letters, ink, SIZE)] == [0.4]


def _narrow(text, seen=()):
    """Letters with narrow white for each space, of which the recogniser saw those named."""
    letters, ink = _print(text, space=4)
    spaces = [number for number, letter in enumerate(letters) if letter.text == " "]
    unseen = {number for at, number in enumerate(spaces) if at not in seen}
    return [letter for number, letter in enumerate(letters) if number not in unseen], ink


@pytest.mark.parametrize(
    ("text", "seen"),
    [("TBC – due", (0,)), ("TBC – due", ()), ("JB / AP", ()), ("Step 5 –", (0,))],
)
def test_a_mark_with_white_on_both_sides_stands_between_words(text, seen):
    letters, ink = _narrow(text, seen)
    assert [token.text for token in tokens_of(letters, ink, SIZE)] == text.split()


@pytest.mark.parametrize("text", ["part-time", "EDI/HR", "1 – 9"])
def test_a_mark_within_a_word_or_between_figures_parts_nothing(text):
    letters, ink = _narrow(text)
    assert len(tokens_of(letters, ink, SIZE)) == 1


def test_what_is_left_of_a_rule_before_a_strip_is_no_letter():
    letters, ink = _print("Ask every member")
    before = np.zeros((SIZE, 12), bool)
    before[:, :2] = True
    moved = [Letter(c.text, c.x + 12 if c.x >= 0 else c.x, c.confidence) for c in letters]
    tokens = tokens_of(moved, np.hstack([before, ink]), SIZE)
    assert [token.text for token in tokens] == ["Ask", "every", "member"]
    assert tokens[0].x0 == 12


def test_a_word_that_its_letters_have_no_room_in_is_doubted():
    letters, ink = _print("Ask every member")
    squeezed = np.hstack([ink[:, :8], np.zeros((SIZE, 14), bool), ink[:, 30:]])
    assert tokens_of(letters, squeezed, SIZE)[0].confidence < SURE
