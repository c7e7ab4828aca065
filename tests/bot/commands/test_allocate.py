"""`allocate` on the common case and on files and options that are wrong."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import program

CASE = Path(__file__).parents[3] / "bot" / "rehearsal" / "auenfurt.json"
FIELDS = {
    "status", "gap", "lead_score", "leads", "ties", "hours", "loads", "max_load", "uncovered", "raci",
    "reasons", "swaps", "conflict", "price_of_fairness",
}  # fmt: skip


def run(*arguments: str, file: Path = CASE):
    return CliRunner().invoke(program, ["allocate", str(file), *arguments])


def values(*arguments: str, file: Path = CASE):
    result = run("--json", *arguments, file=file)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_common_case_for_machines() -> None:
    """Deliberation.md, "The case to build and test with"."""
    told = values("--slack", "0")
    assert told.keys() >= FIELDS and told["status"] == "optimal" and told["gap"] == 0
    assert told["lead_score"] == 10.0833 and told["max_load"] == 0.8371 and told["score"] == 9.2625
    assert told["leads"]["M6"] == "SA" and set(told["ties"]["M6"]) == {"SA", "KL"}
    assert told["swaps"]["M2"] == {"JVA": 0.1667, "GA": 0.3333}
    assert max(told["loads"].values()) == 0.8417
    assert told["raci"]["M9"]["lead"] == "STA" and "POL" in told["raci"]["M9"]["consulted"]
    assert "tied as leads" in told["reasons"]["M6"][0]["text"]


def test_pins_and_bans() -> None:
    told = values("--slack", "0", "--pin", "M6=KL", "--ban", "M12=GA")
    assert told["leads"]["M6"] == "KL" and "GA" not in told["hours"]["M12"]


@pytest.mark.parametrize(
    ("language", "heading", "finding"),
    [
        ("en", "These facts cannot all hold", "finding for the steering group"),
        ("de", "Diese Tatsachen", "Steuerungsgruppe"),
    ],
)
def test_the_prosecutors_refusal_is_told_in_words(
    tmp_path: Path, language: str, heading: str, finding: str
) -> None:
    case = json.loads(CASE.read_text(encoding="utf-8"))
    ninth = [action["id"] for action in case["actions"]].index("M9")
    next(one for one in case["agencies"] if one["id"] == "STA")["willingness"][ninth] = 0
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    result = run("--language", language, file=file)
    assert result.exit_code == 0 and heading in result.stdout and "M9" in result.stdout
    assert finding in result.stdout
    told = values(file=file)
    assert told["status"] == "infeasible" and told["leads"] == {}
    assert told["conflict"][0]["code"] == "roles_sole_owner_unwilling"


@pytest.mark.parametrize(("language", "words"), [("en", "tied as leads"), ("de", "Gleichstand")])
def test_tables_and_reasons_for_people(language: str, words: str) -> None:
    result = run("--language", language)
    assert result.exit_code == 0 and words in result.stdout
    assert max(len(line) for line in result.stdout.splitlines() if "─" in line) <= 80


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("--pin", "M6"), "--pin"),
        (("--pin", "M6=XX"), "--pin"),
        (("--ban", "M99=SA"), "--ban"),
        (("--slack", "-1"), "--slack"),
        (("--slack", "much"), "--slack"),
        (("--time-limit", "-3"), "--time-limit"),
    ],
)
def test_wrong_options_are_named_in_one_sentence(arguments: tuple[str, ...], place: str) -> None:
    result = run("--json", *arguments)
    assert result.exit_code == 2 and result.stdout == ""
    assert result.stderr.startswith(place) and len(result.stderr.strip().splitlines()) == 1


def test_negative_hours_are_named_by_action(tmp_path: Path) -> None:
    case = json.loads(CASE.read_text(encoding="utf-8"))
    case["actions"][0]["hours"] = -4
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    result = run(file=file)
    assert result.exit_code == 2 and result.stdout == "" and "M1" in result.stderr
