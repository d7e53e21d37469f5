"""What themes are called: by words of their own that can be read as a name."""

from __future__ import annotations

import pytest

from planlift.collate.themes.naming import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # whole, and not the beginning of a longer name
        (
            "Recruit two associate non-executive directors from local people",
            "Associate non-executive directors",
        ),
        ("Encourage women to apply for clinical impact awards.", "Clinical impact awards"),
        ("Cost a second prayer room for the north site", "Prayer room"),
        # not over what parts names: where, how many, which, another thought
        ("Run drop-in training at 3am on both sites.", "Drop-in training"),
        ("Advertise the next non-executive vacancy through two networks", "Non-executive vacancy"),
        ("Install hearing loops at main receptions", "Hearing loops"),
        ("Offer stretch assignments through the talent board", "Stretch assignments"),
        # not with what is done
        ("Display the behaviour charter at each ward entrance", "Behaviour charter"),
        ("Place trained inclusion partners on every panel", "Trained inclusion partners"),
        ("Refresh lone working devices and train users", "Lone working devices"),
        # but with what joins two of a kind
        ("Train all in allyship and bystander action", "Allyship and bystander action"),
        ("Write the network's terms of reference", "Network's terms of reference"),
        # a known term is whole, whatever stands around it
        ("Develop a reverse mentoring scheme", "Reverse mentoring"),
        ("Display zero tolerance posters in all clinics", "Zero tolerance"),
        ("Publicise Access to Work to staff", "Access to Work"),
        ("Bring the gender pay gap data to the next meeting", "Gender pay gap"),
        # what has no telling words is the text itself, as a name
        ("Publish the report and data.", "Publish the report and data"),
    ],
)
def test_a_name_can_be_read_as_one(text, name):
    assert named([[text, text], ["Open a garden at the hospice", "Open a garden"]])[0] == name


def test_two_words_that_half_of_the_actions_share_name_more_than_one_that_all_have():
    texts = [
        "Present the retention dashboard by staff group",
        "Show the retention dashboard to the committee",
        "Design a dashboard",
        "Put the dashboard online",
    ]
    assert named([texts]) == ["Retention dashboard"]


def test_words_of_what_was_done_name_nothing():
    texts = ["Promotions are included", "Included: promotions", "Leavers counted", "Joiners listed"]
    (name,) = named([texts])
    assert not {"included", "counted", "listed"} & set(name.casefold().split(", "))
