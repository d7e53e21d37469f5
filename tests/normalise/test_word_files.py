from planlift.normalise.word_files import phrases_in


def test_phrases_are_parted_by_commas_wherever_a_line_breaks():
    assert phrases_in("action owner, lead\nofficer,\nby whom") == [
        "action owner",
        "lead officer",
        "by whom",
    ]
