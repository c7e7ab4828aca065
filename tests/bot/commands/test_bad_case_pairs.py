"""Case files whose pairs, plan in force or limits are wrong, and the sentence each ends in."""

from pathlib import Path

import pytest

from bot.commands.case_file import read_case
from bot.commands.json_file import BadFile
from tests.bot.commands.small_case import changed, small, written

BAD = [
    (
        "an unknown agency in the firewall",
        changed("firewall", to=[["GA", "XX", "M1"]]),
        "firewall, entry 1, entry 2",
        "there is no agency “XX”",
    ),
    (
        "an unknown action in the firewall",
        changed("firewall", to=[["GA", "POL", "M9"]]),
        "firewall, entry 1, entry 3",
        "there is no action “M9”",
    ),
    (
        "a firewall against oneself",
        changed("firewall", to=[["GA", "GA", "M1"]]),
        "firewall, entry 1",
        "“GA” is paired with itself",
    ),
    (
        "a short firewall",
        changed("firewall", to=[["GA", "POL"]]),
        "firewall, entry 1",
        "[agency, agency, action] is wanted, but here is a list of 2",
    ),
    (
        "an unknown partner",
        changed("partnerships", to=[["XX", "POL", 1]]),
        "partnerships, entry 1, entry 1",
        "there is no agency “XX”",
    ),
    (
        "a loss by partnership",
        changed("partnerships", to=[["GA", "POL", -1]]),
        "partnerships, entry 1, entry 3",
        "a number from 0 to 1000000 is wanted, but here is -1",
    ),
    (
        "partnerships by name",
        changed("partnerships", to={"GA": "POL"}),
        "partnerships",
        "a list is wanted, but here is { }",
    ),
    (
        "an unknown action in force",
        small() | {"adopted": {"M9": {"lead": "GA"}}},
        "adopted, M9",
        "there is no such action",
    ),
    (
        "an unknown lead in force",
        small() | {"adopted": {"M1": {"lead": "XX"}}},
        "adopted, M1, lead",
        "there is no agency “XX”",
    ),
    (
        "an unknown responsible in force",
        small() | {"adopted": {"M1": {"responsible": ["XX"]}}},
        "adopted, M1, responsible, entry 1",
        "there is no agency “XX”",
    ),
    (
        "an unknown action in a synergy",
        small() | {"action_synergies": [["M1", "M9"]]},
        "action_synergies, entry 1, entry 2",
        "there is no action “M9”",
    ),
    (
        "a conflict of three",
        small() | {"conflicts": [{"actions": ["M1", "M2", "M1"]}]},
        "conflicts, entry 1, actions",
        "[action, action] is wanted, but here is a list of 3",
    ),
    (
        "a lead limit of none",
        small() | {"rules": {"lead_limit": 0}},
        "rules, lead_limit",
        "a number from 1 to 1000 is wanted, but here is 0",
    ),
    (
        "a lead share above one",
        small() | {"rules": {"lead_share": 1.5}},
        "rules, lead_share",
        "a number from 0 to 1 is wanted, but here is 1.5",
    ),
]


@pytest.mark.parametrize(("content", "place", "fault"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_ends_in_one_sentence_naming_the_place(
    tmp_path: Path, content: object, place: str, fault: str
) -> None:
    with pytest.raises(BadFile) as told:
        read_case(written(tmp_path, content), "en")
    assert str(told.value) == f"case.json{place and ', '}{place}: {fault}."
