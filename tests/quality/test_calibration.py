"""What `review` names is counted by rule, and the page shows the tables."""

from __future__ import annotations

from collections import Counter

from planlift_schema import Action, ActionPlan, DocumentInfo
from quality.calibration import MARKS, PAGE, Flags, count_flags, main, rule_of
from quality.score import TrueAction, Truth
from quality.sets import FOLDERS

INFO = DocumentInfo(name="plan.docx", sha256="", bytes=1, format="docx")


def test_a_rule_is_its_reason_without_what_differs():
    assert rule_of("the column “Aim” may be number 3") == "the column “…” may be number #"


def test_right_and_wrong_fields_are_counted_by_rule():
    read = Action(
        action="Meet",
        owner="Chair",
        summary="Few came",
        review={"owner": "unsure", "summary": "unsure"},
    )
    truth = Truth(actions=(TrueAction(action="Meet", owner="Chair", summary="Many came"),))
    flags = Flags()
    count_flags(flags, ActionPlan(document=INFO, actions=(read,)), truth, True)
    assert (flags.right, flags.wrong) == (Counter(unsure=1), Counter(unsure=1))
    assert (flags.sound, flags.unnamed) == (2, 0)


def test_a_missed_action_is_named_by_no_rule():
    flags = Flags()
    count_flags(flags, None, Truth(actions=(TrueAction(action="Meet", owner="Chair"),)), True)
    assert flags.unnamed == 2


def test_the_command_measures_a_folder(capsys):
    assert main([str(FOLDERS["samples"].parent / "tests" / "quality" / "documents")]) == 0
    shown = capsys.readouterr().out
    assert "| documents |" in shown
    assert "| (not in `review`) |" in shown


def test_notes_say_what_is_wrong_in_which_document(tmp_path, capsys):
    (tmp_path / "plan.txt").write_text("Our plan\n\nAction\tLead\nMeet the network\tChair\n")
    (tmp_path / "plan.truth.json").write_text('{"actions": [{"action": "Meet", "owner": "Chair"}]}')
    assert main(["--notes", str(tmp_path)]) == 0
    assert "plan.txt: action: expected 'Meet' got 'Meet the network'" in capsys.readouterr().out


def test_the_page_shows_the_tables():
    page = PAGE.read_text("utf-8")
    table = page.split(MARKS[0])[1].split(MARKS[1])[0]
    assert "| header words of many kinds |" in table
    assert "| (not in `review`) |" in table
