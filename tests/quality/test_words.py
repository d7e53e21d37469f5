"""The independent route to a document's words, and what counts as lost or invented."""

from __future__ import annotations

from planlift_schema import Action, ActionPlan, DocumentInfo, Rest
from quality.words import Source, lost, lost_lines, plan_pieces, source_text, tokens


def test_a_word_of_the_source_that_no_piece_holds_is_lost():
    assert lost("Lead: Head of HR. Stray words.", ["Lead", "Head of HR"]) == ["stray", "words"]


def test_a_word_cut_by_a_column_is_not_lost():
    assert lost("WRES1\n0\nmanda\ntory", ["WRES10", "mandatory"], cut=True) == []


def test_a_word_inside_another_is_lost_where_nothing_cuts_words():
    assert lost("act B", ["action", "BBC"]) == ["act", "b"]


def test_a_line_stands_in_the_source_only_in_order():
    source = Source("Review the policy. Lead the work.", parted=False)
    assert source.holds("Review the policy")
    assert source.holds("1. Review the policy")
    assert not source.holds("the policy Review")
    assert not source.holds("Review the work")


def test_words_of_other_cells_may_stand_between_in_a_parted_source():
    text = "Non-\nHead of\nmandatory\nHR trai\nning"
    assert Source(text, parted=True).holds("Non-mandatory training")
    assert not Source(text, parted=False).holds("Non-mandatory training")
    assert not Source(text, parted=True).holds("training mandatory")


def test_soft_hyphens_and_case_do_not_part_words():
    assert tokens("Non\u00adsense IS_it") == ["nonsense", "is", "it"]


def test_derived_values_do_not_hide_a_lost_word():
    plan = ActionPlan(
        document=DocumentInfo(name="plan.docx", sha256="0" * 64, bytes=1, format="docx"),
        title="Our plan",
        actions=(Action(action="Meet", state="complete", rag="green", extra={"Cost": "none"}),),
        rest=(Rest(kind="text", text="Thank you"),),
    )
    text = "Our plan Meet Cost none Thank you complete green"
    assert lost(text, plan_pieces(plan)) == ["complete", "green"]


def test_a_line_whose_words_are_scattered_is_lost():
    pieces = ["Head of", "HR leads", "Lead", "Head of HR"]
    assert lost_lines("Head of HR leads\nLead: Head of HR", pieces) == ["Head of HR leads"]


def test_brackets_bars_and_numbers_may_part_a_line():
    pieces = ["1.2", "Meet the network", "Lead", "Chair", "Timescale", "May 2024"]
    assert lost_lines("1.2 Meet the network (Lead: Chair; Timescale: May 2024)", pieces) == []
    assert lost_lines("1.2 Meet the Chair (Lead: network | May 2024)", pieces) != []


def test_what_is_not_shown_of_a_message_or_a_wiki_is_no_word_of_it(tmp_path):
    message, wiki = tmp_path / "a.eml", tmp_path / "a.txt"
    message.write_bytes(b"From: Jo\nDate: x\nTo: Al\nSubject: Plan\nMIME-Version: 1.0\n\nMeet.\n")
    wiki.write_bytes(b'h2. Pay\n{| class="wide"\n[options="header"]\n|Meet [x]\n')
    assert tokens(source_text(message)) == ["jo", "x", "al", "plan", "meet"]
    assert tokens(source_text(wiki)) == ["pay", "meet", "x"]
