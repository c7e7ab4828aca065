"""Rankings, dots and opinion groups explain themselves in sentences an official can read aloud."""

import numpy as np

from bot.texts.reasons import reason_text
from bot.texts.words import words_for
from dialogs.methods.opinions import group
from dialogs.methods.priorities import dots, rank
from dialogs.methods.reasons import Reason
from tests.dialogs.methods.ballot_shorthand import cast, whole


def told(language: str, reasons: tuple[Reason, ...]) -> list[str]:
    return [reason_text(words_for(language), reason) for reason in reasons]


def test_a_ranking_with_a_winner() -> None:
    ranking = rank(
        cast("4 Shelter>Outreach>Kiosk", "1 Outreach>Kiosk", "2"), ["Kiosk", "Outreach", "Shelter"]
    )
    assert told("en", ranking.reasons) == [
        "Rankings counted: 7; options: 3.",
        "2 rankings are empty and count as equal for every option.",
        "Shelter leads because it wins every direct comparison; the closest is with Kiosk, 4 to 1 rankings.",
        (
            "Shelter stands before Outreach: directly compared with 4 to 1 rankings,"
            " and by the strongest chains of won comparisons with 4 to 0."
        ),
        (
            "Outreach stands before Kiosk: directly compared with 5 to 0 rankings,"
            " and by the strongest chains of won comparisons with 5 to 0."
        ),
        "Counting places instead (Borda) has the same result at the top: Shelter, 10 points.",
    ]


def test_a_ranking_against_a_direct_comparison() -> None:
    ballots = whole("3 ACDB", "9 BACD", "8 CDAB", "5 DABC", "5 DBCA")
    german = told("de", rank(ballots, "ABCD").reasons)
    assert german[1] == (
        "C liegt vorn, ohne jeden direkten Vergleich zu gewinnen:"
        " Zu jeder anderen Option ist die Kette gewonnener Vergleiche stärker als die Kette zurück."
    )
    assert german[-2:] == [
        (
            "B steht vor A, obwohl der direkte Vergleich mit 14 zu 16 Ranglisten ausgeht:"
            " Die stärksten Ketten gewonnener Vergleiche, die über andere Optionen führen, stehen 18 zu 17."
        ),
        (
            "Nach Plätzen gezählt (Borda) läge vorn: D mit 49 Punkten;"
            " die Reihenfolge richtet sich nach den Vergleichen."
        ),
    ]


def test_dots() -> None:
    assert told("en", dots(["AAB", "A", "C"], "ABC", 3).reasons) == [
        "People: 3; dots for each: up to 3; dots placed: 5.",
        "4 dots were not used.",
        "Most dots: A, with 3.",
        "Then follow B, C with 1 each, 2 fewer.",
    ]


def test_opinion_groups_and_the_one_too_small_to_describe() -> None:
    votes = np.array(
        [[1, 1, -1, 0]] * 9 + [[-1, 1, 1, 1]] * 5 + [[-1, 0, 1, -1]] * 3 + [[np.nan, np.nan, 1, 1]]
    )
    reasons = group(votes, ["More light", "More patrols", "A room", "More needles"]).reasons
    assert told("en", reasons) == [
        "One person gave too few answers to stand in a group (needed: 4) and is only counted.",
        "By what they answered, 17 people fall into 3 groups; this number parts them most clearly.",
        "Group 1: 9 people.",
        "Clearest difference of group 1 from the rest: 9 of 9 agree with “More light”.",
        "Group 2: 5 people.",
        "Clearest difference of group 2 from the rest: 5 of 5 agree with “More needles”.",
        "Group 3 has fewer than 5 people and is not described.",
        (
            "Most agreement across all groups: “More patrols”;"
            " the groups' shares of agreement multiplied give 0.156."
        ),
    ]
    assert told("de", reasons)[-1].endswith("ergeben multipliziert 0,156.")


def test_too_few_people_for_groups() -> None:
    assert told("en", group(np.ones((14, 9))).reasons) == [
        (
            "People with enough answers (7 or more): 14;"
            " groups are formed from 15 people on, so the counts stand alone."
        )
    ]
