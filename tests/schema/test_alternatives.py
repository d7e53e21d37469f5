import re

from planlift_schema.alternatives import one_of


def found(text, *phrases, end=""):
    pattern = one_of((phrase.split() for phrase in phrases), r"\s+", end)
    match = re.match(pattern, text)
    return match and match[0]


def test_of_two_phrases_that_begin_alike_the_longer_is_found():
    assert found("race equality scheme 2", "race equality", "race equality scheme") == (
        "race equality scheme"
    )


def test_the_shorter_is_found_where_the_longer_does_not_go_on():
    assert found("race equality for all", "race equality scheme", "race equality") == (
        "race equality"
    )


def test_a_beginning_is_no_phrase():
    assert found("race equality", "race equality scheme", "race pay gap") is None


def test_of_two_words_that_begin_alike_the_longer_is_found():
    assert found("EDS22", "EDS2", "EDS22") == "EDS22"


def test_the_end_stands_behind_every_phrase():
    assert found("race equality schemes", "race equality", "race equality scheme", end="s?") == (
        "race equality schemes"
    )


def test_what_phrases_begin_with_stands_once():
    assert one_of([("a", "b"), ("a", "c"), ("a",)], "-", "s?").count("a") == 1
