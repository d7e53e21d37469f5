"""Samples that run over several pages, or hold the plans of two frameworks."""

from __future__ import annotations

from quality.make.layout import Heading, Look, Sample, Text
from quality.make.plans import Other, Row, Section, Table
from quality.score import TrueAction

LONG_HEAD = (
    "WRES metric",
    "Where we are now",
    "Planned actions",
    "Lead/s",
    "When",
    "What success looks like",
    "BRAG rating",
)
LONG_FIELDS = ("indicator", "summary", "action", "owner", "deadline", "outcome", "status")
LONG = Table(
    LONG_HEAD,
    LONG_FIELDS,
    (
        Row(
            (
                "Metric 1",
                (
                    "Fewer than one in twenty paramedics is from a BME background, while "
                    "one in five "
                    "people we serve is. The share has grown by half a point in four "
                    "years, and nearly "
                    "all of that growth is among call handlers."
                ),
                (
                    "Work with the two universities on a foundation year for paramedics.\n"
                    "Offer twelve paid placements in which students live at home.\n"
                    "Report each term how many begin and how many stay."
                ),
                "Head of Education\nUniversity Liaison Manager",
                "September 2021",
                "Twelve students begin each year and ten of them finish",
                "Complete",
            ),
            by="2021-09-30",
            state="complete",
            codes=("WRES-1",),
        ),
        Row(
            (
                "Metric 2",
                (
                    "White applicants are 1.7 times as likely to be appointed from the "
                    "shortlist. The "
                    "gap is widest where the panel has only one member from outside the station."
                ),
                (
                    "Let no panel sit without a member from another directorate.\n"
                    "Give all panel members the same half-day course before they sit."
                ),
                "Resourcing Manager",
                "By end of November 2021",
                "Relative likelihood between 0.8 and 1.25",
                "On track",
            ),
            by="2021-11-30",
            state="on_track",
            codes=("WRES-2",),
        ),
        Row(
            (
                "Metric 3",
                (
                    "BME staff are twice as likely to enter the formal process, though numbers are "
                    "small: six people in the year."
                ),
                "Ask a second manager to read each case before it becomes formal.",
                "Head of Employee Relations",
                "31 December 2021",
                "No case becomes formal without a second reading",
                "Underway",
            ),
            by="2021-12-31",
            state="in_progress",
            codes=("WRES-3",),
        ),
        Row(
            (
                "Metric 4",
                (
                    "Records of training are kept at each station on paper, so we cannot "
                    "say who has "
                    "taken part in what. An audit of three stations found that a quarter "
                    "of the sheets "
                    "could not be read."
                ),
                (
                    "Move the records to the learning system.\n"
                    "Write to all staff with what we hold about them and ask them to mend it.\n"
                    "Publish who was offered leadership courses, by ethnicity and band."
                ),
                "Learning Systems Manager",
                "Q4 2021/22",
                "Nine records in ten are complete",
                "Not started",
            ),
            by="2022-03-31",
            state="not_started",
            codes=("WRES-4",),
        ),
        Other(LONG_HEAD, bold=True),
        Row(
            (
                "Metric 5",
                (
                    "Half of all crews were abused by patients or the public. BME crews "
                    "report it more "
                    "often, and say that nothing follows when they do."
                ),
                (
                    "Fit cameras to the clothing of crews who want them.\n"
                    "Tell the person who reported, within a week, what was done."
                ),
                "Security Management Specialist\nHead of Operations",
                "From October 2021 to March 2022",
                "Reports rise at first and then fall by a tenth",
                "Delayed",
            ),
            by="2022-03-31",
            state="at_risk",
            codes=("WRES-5",),
        ),
        Row(
            (
                "Metric 6",
                "Banter in mess rooms is named in most of the comments to the survey.",
                "Hold a conversation about banter at every station, led by a stranger to it.",
                "Station Managers",
                "Summer 2021",
                "Each station has had its conversation",
                "Done",
            ),
            by="2021-08-31",
            state="complete",
            codes=("WRES-6",),
        ),
        Row(
            (
                "Metric 7",
                (
                    "Two in five BME staff believe that careers are fair, against three "
                    "in five white "
                    "staff. Secondments are the reason most often given."
                ),
                (
                    "Advertise every secondment for two weeks on the intranet.\n"
                    "Keep a register of secondments, with who applied and who was chosen."
                ),
                "Deputy Director of People",
                "Immediate",
                "All secondments are on the register",
                "Underway",
            ),
            state="in_progress",
            codes=("WRES-7",),
        ),
        Row(
            (
                "Metric 8",
                "Discrimination by managers fell for the third year.",
                "Keep up the coaching for new team leaders, and extend it to control rooms.",
                "Head of Leadership Development",
                "January 2022",
                "Coaching reaches every new team leader within three months",
                "On track",
            ),
            by="2022-01-31",
            state="on_track",
            codes=("WRES-8",),
        ),
        Row(
            (
                "Metric 9",
                "One non-executive director in seven is from a BME background and no executive is.",
                (
                    "Use a search firm with a record of diverse shortlists for the next "
                    "two posts.\n"
                    "Offer the deputy posts as a development place for a BME leader."
                ),
                "Chair\nChief Executive",
                "TBC",
                "A shortlist without a BME candidate is explained to the Board",
                "Not started",
            ),
            state="not_started",
            codes=("WRES-9",),
        ),
    ),
)
LOG = Table(
    (
        "#",
        "Finding",
        "What we will do",
        "Responsible officer",
        "Revised?",
        "Completion date",
        "Comments",
    ),
    ("ref", "summary", "action", "owner", "", "deadline", "updates"),
    (
        Section("Getting in: how people join us"),
        Row(
            (
                "1",
                "Adverts use words that only people who already work here understand.",
                "Have each advert read by someone from the community panel before it is placed.",
                "Recruitment Marketing Officer",
                "No",
                "30/06/2018",
                "The panel has read forty adverts and changed thirty of them.",
            ),
            by="2018-06-30",
        ),
        Row(
            (
                "2",
                "Interviews ask for confidence in public speaking whatever the post.",
                (
                    "Replace half of the interview by a task that comes from the work "
                    "itself. Keep the "
                    "task short, and send it beforehand to those who ask for more time."
                ),
                "Head of Resourcing and the Occupational Therapy Lead",
                "No",
                "September 2018",
                (
                    "Two services are trying this. Managers say that it takes longer to "
                    "prepare and "
                    "less time to decide."
                ),
            ),
            by="2018-09-30",
        ),
        Section("Getting on: how people grow here"),
        Row(
            (
                "3",
                "Managers nominate for the leadership course, and nominate those like themselves.",
                "Let staff apply for the course without a nomination and tell managers afterwards.",
                "Talent Manager",
                "Yes",
                "November 2018",
                "",
            ),
            by="2018-11-30",
        ),
        Row(
            (
                "4",
                "Appraisals leave out what people hope for.",
                "Add two questions about hopes to the form, and count the answers by band.",
                "Appraisal Lead",
                "No",
                "w/c 14 January 2019",
                "The questions were written by the staff networks.",
            ),
            by="2019-01-14",
        ),
        Section("Staying: why people remain or go"),
        Row(
            (
                "5",
                "Nobody asks leavers why they go, unless they are nurses.",
                (
                    "Send each leaver a letter with three questions and a stamped "
                    "envelope. Read the "
                    "answers together with the networks twice a year, and publish what was learned."
                ),
                "HR Operations Manager",
                "No",
                "Quarterly",
                "A first batch of letters was sent.",
            )
        ),
        Row(
            (
                "6",
                "Requests for flexible work are refused most often on wards.",
                "Let a panel, not the manager alone, decide on a refusal.",
                "Deputy Chief Nurse",
                "No",
                "By end of March 2019",
                "",
            ),
            by="2019-03-31",
        ),
        Row(
            (
                "7",
                "Grievances take seven months on average.",
                "Set a limit of three months and report every case that is older to the Board.",
                "Director of HR",
                "No",
                "February 2019",
                "The average is now five months.",
            ),
            by="2019-02-28",
        ),
    ),
)
TWIN_HEAD = ("Indicator or metric", "Action", "Lead officer", "Timescale", "Current status")
TWIN_FIELDS = ("indicator", "action", "owner", "deadline", "status")
TWINS = (
    Table(
        TWIN_HEAD,
        TWIN_FIELDS,
        (
            Row(
                (
                    "Indicator 2",
                    "Train one in ten staff as inclusive recruiters.",
                    "Resourcing Manager",
                    "31 October 2023",
                    "Complete",
                ),
                by="2023-10-31",
                state="complete",
                codes=("WRES-2",),
            ),
            Row(
                (
                    "Indicators 5 and 6",
                    "Adopt the zero tolerance policy on every ward.",
                    "Chief Nurse",
                    "January 2024",
                    "On track",
                ),
                by="2024-01-31",
                state="on_track",
                codes=("WRES-5", "WRES-6"),
            ),
        ),
    ),
    Table(
        TWIN_HEAD,
        TWIN_FIELDS,
        (
            Row(
                (
                    "Metric 4b",
                    "Make it possible to report harassment from a telephone.",
                    "Head of Digital",
                    "December 2023",
                    "Started",
                ),
                by="2023-12-31",
                state="in_progress",
                codes=("WDES-4b",),
            ),
            Row(
                (
                    "Metric 7",
                    "Thank staff in writing when their idea is taken up.",
                    "Head of Improvement",
                    "Ongoing",
                    "Not started",
                ),
                state="not_started",
                codes=("WDES-7",),
            ),
        ),
        TrueAction(),
    ),
)

LONGER: tuple[Sample, ...] = (
    Sample(
        "crews",
        "Workforce Race Equality Standard: plan for 2021/22",
        "Fallowmoor Ambulance Service NHS Trust",
        (
            Heading("Workforce Race Equality Standard: plan for 2021/22", 1),
            Text("Fallowmoor Ambulance Service NHS Trust"),
            Text(
                "The Board looked at this plan in July. It was written with the race equality "
                "network, whose members chose what matters most to them."
            ),
            LONG.grid(),
            Text("If you would like this plan in another language or in large print, ask us."),
        ),
        LONG.actions(),
        framework="WRES",
        period=("2021-04-01", "2022-03-31"),
        look=Look(head_fill="F7CAAC", upright=True, split=True, foot="Board papers, July"),
    ),
    Sample(
        "journey",
        "Race and inclusion action log 2018/19",
        "Quarryside Hospitals NHS Foundation Trust",
        (
            Heading("Quarryside Hospitals NHS Foundation Trust", 1),
            Heading("Race and inclusion action log 2018/19"),
            LOG.grid(),
        ),
        LOG.actions(),
        period=("2018-04-01", "2019-03-31"),
        look=Look(head_marked=False, upright=True, split=True, html="word", foot="Version 4"),
    ),
    Sample(
        "twins",
        "WRES and WDES action plans 2023/24",
        "Royal Cornwall Hospitals NHS Trust",
        (
            Heading("WRES and WDES action plans 2023/24", 1),
            Text("Royal Cornwall Hospitals NHS Trust"),
            Heading("WRES action plan"),
            TWINS[0].grid(),
            Heading("WDES action plan"),
            TWINS[1].grid(),
        ),
        tuple(action for table in TWINS for action in table.actions()),
        ods_code="REF",
        period=("2023-04-01", "2024-03-31"),
        look=Look(html="word", head_fill="B4C6E7"),
    ),
)
