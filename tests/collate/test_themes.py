from __future__ import annotations

import itertools
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.cluster import AgglomerativeClustering

import planlift
from checks.made import TRUST, action, due, owned, plan
from planlift.collate.likeness.wording import is_term, wording_of
from planlift.collate.themes.grouping import ALIKE, group
from planlift_schema import Organisation, OwnerKind

PARAPHRASES = tomllib.loads(
    (Path(__file__).parent / "data" / "paraphrases.toml").read_text(encoding="utf-8")
)["theme"]
TUNED, HELD = PARAPHRASES[::2], PARAPHRASES[1::2]
DIGESTS = (f"{number:064x}" for number in itertools.count(1_000_000))


def plan_of(texts, name="Alder Trust", **fields):
    actions = [action(1, action=text) for text in texts]
    return plan(*actions, organisation=Organisation(name=name), sha256=next(DIGESTS), **fields)


def groups_of(texts):
    """The group of each text, as the comparison's themes say; those in none stand alone."""
    found = {}
    for number, theme in enumerate(planlift.collate([plan_of(texts)]).themes):
        for member in theme.actions:
            assert member.index not in found, "an action is of one theme"
            found[member.index] = number
    return [found.get(index, f"alone {index}") for index in range(len(texts))]


def bcubed(labels, groups):
    """F1 of the mean precision and recall of each item's group (Bagga and Baldwin 1998)."""
    both = Counter(zip(labels, groups, strict=True))
    by_label, by_group = Counter(labels), Counter(groups)
    precision = sum(n * n / by_group[group] for (_, group), n in both.items()) / len(labels)
    recall = sum(n * n / by_label[label] for (label, _), n in both.items()) / len(labels)
    return 2 * precision * recall / (precision + recall)


def score(themes):
    labelled = [(theme["label"], text) for theme in themes for text in theme["actions"]]
    return bcubed([label for label, _ in labelled], groups_of([text for _, text in labelled]))


def test_the_labelled_set_is_what_it_is_said_to_be():
    assert len(PARAPHRASES) >= 60
    assert all(4 <= len(theme["actions"]) <= 8 for theme in PARAPHRASES)
    texts = [text for theme in PARAPHRASES for text in theme["actions"]]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("themes", "floor"),
    [(TUNED, 0.95), (HELD, 0.89), (PARAPHRASES, 0.85)],
    ids=["tuned on", "held out", "all"],
)
def test_paraphrases_are_grouped(themes, floor):
    assert score(themes) >= floor


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 25), st.integers(0, 2**32 - 1))
def test_groups_are_those_of_average_linkage(rows, seed):
    chance = np.random.default_rng(seed)
    made = chance.random((rows, 12)) * (chance.random((rows, 12)) < 0.4)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    made = np.divide(made, lengths, out=np.zeros_like(made), where=lengths > 0)
    distances = np.clip(1 - made @ made.T, 0, None)
    np.fill_diagonal(distances, 0)
    wanted = AgglomerativeClustering(
        None, metric="precomputed", linkage="average", distance_threshold=1 - ALIKE
    ).fit_predict(distances)
    found = group(csr_matrix(made, dtype="float32"), list(range(rows)))
    assert len(set(zip(wanted, found.tolist(), strict=True))) == len(set(wanted))
    assert len(set(wanted)) == len(set(found.tolist()))


def test_a_theme_tells_who_and_when():
    import datetime as dt

    first = action(
        1, action="Introduce reverse mentoring for the Board", **owned("Head of HR"),
        **due("May 2019", dt.date(2019, 5, 31)),
    )  # fmt: skip
    second = action(
        1, action="Roll out a reverse mentoring scheme", **owned("head of HR"),
        **due("March 2020", dt.date(2020, 3, 31)),
    )  # fmt: skip
    third = action(
        1, action="Launch reverse mentoring", **owned("EDI team", OwnerKind.TEAM), **due("Ongoing")
    )
    elm = Organisation(name="Elm Trust")
    made = planlift.collate(
        [plan(first, second, name="a"), plan(third, name="b", sha256="1", organisation=elm)]
    )
    (theme,) = made.themes
    assert theme.name == "Reverse mentoring"
    assert theme.organisations == (TRUST.name, "Elm Trust")
    assert [(owner.text, owner.actions) for owner in theme.owners] == [
        ("Head of HR", 2),
        ("EDI team", 1),
    ]
    assert (theme.due.first, theme.due.last) == (dt.date(2019, 5, 31), dt.date(2020, 3, 31))
    assert (theme.due.dated, theme.due.undated) == (2, 1)
    assert theme.due.by_quarter == {"2019/20 Q1": 1, "2019/20 Q4": 1}
    assert [(each.document, each.index) for each in theme.actions] == [("a", 0), ("a", 1), ("b", 0)]


def test_a_name_is_made_of_the_groups_own_words_and_no_two_are_the_same():
    texts = [text for theme in PARAPHRASES for text in theme["actions"]]
    made = planlift.collate([plan_of(texts)])
    names = [theme.name for theme in made.themes]
    assert len(set(names)) == len(names)
    for theme in made.themes:
        own = " ".join(texts[each.index] for each in theme.actions).casefold()
        for word in theme.name.casefold().replace(",", "").replace(":", "").split():
            assert word in own


def test_actions_that_say_nothing_are_no_theme_with_others():
    made = planlift.collate([plan_of(["Continue to monitor", "Review all plans", "", "–"])])
    assert made.themes == ()


def test_one_thing_under_several_names_is_one():
    assert (
        wording_of("Set up a BAME staff network").strong
        == wording_of("A network for ethnic minority staff").strong
    )
    assert wording_of("FTSU Guardian").strong == wording_of("Freedom to Speak Up Guardian").strong


def test_purposes_weigh_less_than_what_is_done():
    wording = wording_of("Introduce stay interviews in order to increase declaration on ESR")
    assert "interviews" in wording.strong
    assert "electronicstaffrecord" in wording.tail
    assert "electronicstaffrecord" not in wording.strong


def test_terms_are_known_in_any_case():
    assert is_term("Access to Work")
    assert not is_term("Access to buildings")
