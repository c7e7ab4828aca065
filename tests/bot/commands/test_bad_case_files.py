"""Case files that are wrong in one way each, and the sentence each ends in."""

import json
from pathlib import Path

import pytest

from bot.commands.case_file import read_case
from bot.commands.json_file import BadFile
from tests.bot.commands.small_case import changed, without, written

NAN = json.dumps(changed("actions", 0, "hours", to=float("nan")))
BAD = [
    ("nothing in it", {}, "", "“agencies” is missing"),
    ("no actions", without("actions"), "", "“actions” is missing"),
    (
        "an empty list",
        changed("agencies", to=[]),
        "agencies",
        "the list is empty, at least one agency is wanted",
    ),
    ("null", changed("actions", to=None), "", "“actions” is missing"),
    (
        "too many",
        changed("agencies", to=[{"id": str(number)} for number in range(201)]),
        "agencies",
        "201 entries are too many, at most 200 are read",
    ),
    (
        "no object",
        changed("agencies", 0, to="GA"),
        "agencies, entry 1",
        "keys and values in { } are wanted, but here is “GA”",
    ),
    ("no id", without("agencies", 1, "id"), "agencies, entry 2", "“id” is missing"),
    (
        "no willingness",
        without("agencies", 1, "willingness"),
        "agencies, entry 2 (POL)",
        "“willingness” is missing",
    ),
    (
        "an id twice",
        changed("agencies", 1, "id", to="GA"),
        "agencies, entry 2",
        "the agency “GA” is listed a second time",
    ),
    (
        "an action twice",
        changed("actions", 1, "id", to="M1"),
        "actions, entry 2",
        "the action “M1” is listed a second time",
    ),
    (
        "an id with an equals sign",
        changed("actions", 1, "id", to="M=1"),
        "actions, entry 2, id",
        "an id of 1 to 32 characters without comma and equals sign is wanted, but here is “M=1”",
    ),
    (
        "an id that is a number",
        changed("actions", 1, "id", to=4),
        "actions, entry 2, id",
        "a text is wanted, but here is 4",
    ),
    (
        "short mandate",
        changed("agencies", 0, "mandate", to=[2]),
        "agencies, entry 1 (GA), mandate",
        "the number of entries is 1, but that of actions is 2",
    ),
    (
        "long willingness",
        changed("agencies", 1, "willingness", to=[1, 2, 3]),
        "agencies, entry 2 (POL), willingness",
        "the number of entries is 3, but that of actions is 2",
    ),
    (
        "willingness 4",
        changed("agencies", 1, "willingness", 0, to=4),
        "agencies, entry 2 (POL), willingness, entry 1 (M1)",
        "a number from 0 to 3 is wanted, but here is 4",
    ),
    (
        "half a mandate",
        changed("agencies", 1, "mandate", 1, to=1.5),
        "agencies, entry 2 (POL), mandate, entry 2 (M2)",
        "a whole number is wanted, but here is 1.5",
    ),
    (
        "a mandate that is true",
        changed("agencies", 1, "mandate", 1, to=True),
        "agencies, entry 2 (POL), mandate, entry 2 (M2)",
        "a number is wanted, but here is true",
    ),
    (
        "negative capacity",
        changed("agencies", 0, "capacity_hours", to=-5),
        "agencies, entry 1 (GA), capacity_hours",
        "a number from 0 to 1000000 is wanted, but here is -5",
    ),
    (
        "negative hours",
        changed("actions", 0, "hours", to=-0.5),
        "actions, entry 1 (M1), hours",
        "a number from 0 to 1000000 is wanted, but here is -0.5",
    ),
    (
        "no hours",
        changed("actions", 0, "hours", to=0),
        "actions, entry 1 (M1), hours",
        "an action needs more than 0 hours",
    ),
    ("NaN", NAN, "actions, entry 1 (M1), hours", "a number is wanted, but here is nan"),
    (
        "a huge number",
        NAN.replace("NaN", "1e999999999"),
        "actions, entry 1 (M1), hours",
        "a number from 0 to 1000000 is wanted, but here is 1E+999999999",
    ),
    (
        "a tiny number",
        NAN.replace("NaN", "1e-999999999"),
        "actions, entry 1 (M1), hours",
        "the number has more than 20 digits",
    ),
    (
        "hours as text",
        changed("actions", 0, "hours", to="20"),
        "actions, entry 1 (M1), hours",
        "a number is wanted, but here is “20”",
    ),
    (
        "hours as an object",
        changed("actions", 0, "hours", to={"a": 1}),
        "actions, entry 1 (M1), hours",
        "a number is wanted, but here is { }",
    ),
    (
        "an unknown need",
        changed("actions", 0, "needs", to=["m", "zz"]),
        "actions, entry 1 (M1), needs, entry 2",
        "there is no competency “zz”",
    ),
    (
        "an unknown competency",
        changed("agencies", 0, "competencies", to=["zz"]),
        "agencies, entry 1 (GA), competencies, entry 1",
        "there is no competency “zz”",
    ),
    (
        "an unknown goal",
        changed("actions", 0, "goals", to=["G9"]),
        "actions, entry 1 (M1), goals, entry 1",
        "there is no goal “G9”",
    ),
    (
        "an unknown pillar",
        changed("agencies", 0, "pillar", to="police"),
        "agencies, entry 1 (GA), pillar",
        "there is no pillar “police”",
    ),
    (
        "joint is no flag",
        changed("actions", 0, "joint", to="yes"),
        "actions, entry 1 (M1), joint",
        "true or false is wanted, but here is “yes”",
    ),
    (
        "a long name",
        changed("actions", 0, "en", to="n" * 301),
        "actions, entry 1 (M1), en",
        "the text is longer than 300 characters",
    ),
]


@pytest.mark.parametrize(("content", "place", "fault"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_ends_in_one_sentence_naming_the_place(
    tmp_path: Path, content: object, place: str, fault: str
) -> None:
    with pytest.raises(BadFile) as told:
        read_case(written(tmp_path, content), "en")
    assert str(told.value) == f"case.json{place and ', '}{place}: {fault}."
