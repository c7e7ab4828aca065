"""`assess` from file to JSON: every method, every delimiter and encoding, and files that are wrong."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import program
from tests.bot.spreadsheets.files import ods, xlsx

AUENFURT = json.loads(
    (Path(__file__).parents[3] / "bot" / "rehearsal" / "auenfurt.json").read_text(encoding="utf-8")
)


def run(folder: Path, method: str, text: str | bytes, *more: str):
    file = folder / "answers.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(program, ["assess", "--method", method, str(file), *more])


def found(folder: Path, method: str, text: str | bytes, *more: str):
    result = run(folder, method, text, "--json", *more)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_consent(tmp_path: Path) -> None:
    """Deliberation.md, the case: G3 is adopted with one seat standing aside."""
    rows = [f"s{at},consent,," for at in range(9)] + ["SHG,stand_aside,fear of checks,"]
    told = found(tmp_path, "consent", "\n".join(["seat,position,reason,ground", *rows]))
    assert told["outcome"] == "adopted_with_reservations" and told["no_answer"] == 0
    assert told["tally"] == {"consent": 9, "note": 0, "approval": 0, "stand_aside": 1, "object": 0}
    assert told["reasons"][0]["text"] == "Quorum met: 10 of 10 seats heard, 7 needed."


def test_an_electorate_larger_than_the_file(tmp_path: Path) -> None:
    rows = "seat;position;reason;ground;pillar\na;object;;law;treatment\nb;;;;\n"
    told = found(tmp_path, "consent", rows, "--electorate", "10")
    assert told["outcome"] == "no_quorum" and told["no_answer"] == 9
    told = found(tmp_path, "consent", rows, "--electorate", "2")
    assert told["outcome"] == "no_quorum" and told["tally"]["object"] == 1


def test_gradients_and_fist(tmp_path: Path) -> None:
    head = "seat,position,reason,ground\n"
    assert found(tmp_path, "gradients", head + "a,1,,\nb,5,,\nc,2,,\n")["outcome"] == "returned"
    told = found(tmp_path, "fist", head + "a,3,,\nb,5,,\nc,4,,\n")
    assert told["outcome"] == "adopted"
    assert told["tally"] == {"0": 0, "1": 0, "2": 0, "3": 1, "4": 1, "5": 1}
    assert found(tmp_path, "fist", head + "a,3,,\nb,0,,harm\nc,4,,\n")["outcome"] == "returned"


def test_priorities_as_in_schulzes_first_example(tmp_path: Path) -> None:
    """Schulze, A new monotonic … voting method (2011), example 1 with 45 voters, as on its author's page."""
    rows = ["5,A>C>B>E>D", "5,A>D>E>C>B", "8,B>E>D>A>C", "3,C>A>B>E>D", "7,C>A>E>B>D", "2,C>B>A>D>E",
            "7,D>C>E>B>A", "8,E>B>A>D>C"]  # fmt: skip
    told = found(tmp_path, "priorities", "\n".join(["count,ranking", *rows]))
    assert told["order"] == [["E"], ["A"], ["C"], ["B"], ["D"]] and told["ties"] == []
    assert told["pairwise"]["A"]["B"] == 20 and told["strengths"]["A"]["B"] == 28
    told = found(tmp_path, "priorities", "count\tranking\n2\tA=B>C\n1\tB>A\n")
    assert told["order"] == [["B"], ["A"], ["C"]]


def test_ratings_of_the_case(tmp_path: Path) -> None:
    """Lap 1 of auenfurt.json: deliberation.md, "The case to build and test with"."""
    lap = {goal["id"]: goal["ratings_lap_1"] for goal in AUENFURT["goals"]}
    goals = list(lap)
    rows = zip(*(lap[goal] for goal in goals), strict=True)
    lines = [";".join(["seat", *goals])] + [
        ";".join([f"s{at}", *("" if one is None else str(one) for one in row)]) for at, row in enumerate(rows)
    ]
    told = found(tmp_path, "rating", "\r\n".join(lines).encode("utf-8-sig"))
    states = {one["item"]: (one["median"], one["state"]) for one in told["items"]}
    assert states["G1"] == (8, "agreed") and states["G3"] == (6, "indeterminate")
    assert states["G4"] == (7, "disputed")
    assert {one["item"]: one["di"] for one in told["items"]}["G3"] == pytest.approx(0.391, abs=5e-4)
    assert told["kendall_w"] == pytest.approx(0.312, abs=5e-4)


def test_ideas_and_opinions(tmp_path: Path) -> None:
    told = found(tmp_path, "ideas", "voter,1,2,3,4,5\na,Bus,Tür,,,\nb,Tür,Bus,Rad,,\n".encode("cp1252"))
    assert told["ideas"] == [
        {"idea": "Bus", "sum": 9, "voters": 2},
        {"idea": "Tür", "sum": 9, "voters": 2},
        {"idea": "Rad", "sum": 3, "voters": 1},
    ]
    few = found(tmp_path, "opinions", "participant,x,y\np1,1,-1\np2,,0\n")
    assert few["counts"]["x"] == {"agree": 1, "disagree": 0, "pass": 0}
    assert few["groups"] == [] and few["consensus"] == {}
    people = [f"p{at}," + ("1,1,-1,1" if at % 2 else "-1,-1,1,1") for at in range(20)]
    many = found(tmp_path, "opinions", "\n".join(["participant,a,b,c,d", *people]))
    assert sorted(len(one) for one in many["groups"]) == [10, 10]
    assert max(many["consensus"], key=many["consensus"].get) == "d"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("method", ["consent", "fist", "rating"])
def test_tables_for_people(tmp_path: Path, method: str, language: str) -> None:
    head = "seat,G1\n" if method == "rating" else "seat,position,reason,ground\n"
    answer = {"consent": "consent,,", "fist": "4,,", "rating": "8"}[method]
    rows = "".join(f"s{at},{answer}\n" for at in range(9))
    result = run(tmp_path, method, head + rows, "--language", language)
    assert result.exit_code == 0 and "9" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines() if "─" in line) <= 80
    if method == "consent":
        assert ("angenommen" if language == "de" else "adopted") in result.stdout


CONSENT = "seat,position,reason,ground\n"
BAD = [
    ("consent", "seat,answer\na,consent\n", "row 1"),
    ("consent", CONSENT + "a,maybe,,\n", "row 2, column position"),
    ("consent", CONSENT + "a,object,,because\n", "row 2, column ground"),
    ("consent", CONSENT + "a,consent,,\na,consent,,\n", "row 3, column seat"),
    ("consent", CONSENT + ",consent,,\n", "row 2, column seat"),
    ("consent", CONSENT + "a,consent,,,,extra\n", "row 2"),
    ("consent", "seat,position,reason,ground,pillar\na,consent,,,police\n", "row 2, column pillar"),
    ("consent", CONSENT + 'a,consent,"=1+1",\n', "row 2, column reason"),
    ("consent", CONSENT + f"a,consent,{'x' * 301},\n", "row 2, column reason"),
    ("gradients", CONSENT + "a,9,,\n", "row 2, column position"),
    ("fist", CONSENT + "a,6,,\n", "row 2, column position"),
    ("rating", "seat,G1\na,0\n", "row 2, column G1"),
    ("rating", "seat,G1\na,9.5\n", "row 2, column G1"),
    ("rating", "seat,G1\na,10\n", "row 2, column G1"),
    ("rating", "seat,G1,G1\na,1,2\n", "row 1, column 3"),
    ("rating", "seat,G1,\na,1,2\n", "row 1, column 3"),
    ("rating", "name,G1\na,1\n", "row 1"),
    ("priorities", "count,ranking\n1,A>B>A\n", "row 2, column ranking"),
    ("priorities", "count,ranking\n-1,A>B\n", "row 2, column count"),
    ("priorities", "count,ranking\n0,A>B\n", "row 2, column count"),
    ("priorities", "count,ranking\n1,A>>B\n", "row 2, column ranking"),
    ("ideas", "voter,1,2,3,4,5\na,Bus,Bus,,,\n", "row 2, column 2"),
    ("ideas", "voter,1,2,3,4,5\na,,,,,\n", "row 2, column 1"),
    ("opinions", "participant,x\na,2\n", "row 2, column x"),
    ("consent", "", "empty"),
    ("consent", CONSENT, "no row"),
    ("consent", b"PK\x03\x04\x00\x00", "damaged"),
    ("consent", b"seat,position\x81\n", "answers.csv, B1: a byte in “position�”"),
    ("consent", CONSENT + 'a,"consent,,\n', "line 2"),
    ("rating", "seat,G1\n" + "".join(f"s{at},5\n" for at in range(100_001)), "100000 rows"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "text", "place"), BAD, ids=[f"{one[0]}-{one[2]}-{at}" for at, one in enumerate(BAD)]
)
def test_a_bad_file_is_named_in_one_sentence(
    tmp_path: Path, method: str, text: str | bytes, place: str
) -> None:
    result = run(tmp_path, method, text, "--json")
    assert result.exit_code == 2 and result.stdout == ""
    sentence = result.stderr.strip()
    assert place in sentence and sentence.endswith(".") and len(sentence.splitlines()) == 1


def test_too_small_an_electorate_and_no_file(tmp_path: Path) -> None:
    result = run(tmp_path, "consent", CONSENT + "a,,,\nb,,,\n", "--electorate", "1")
    assert result.exit_code == 2 and "--electorate 1" in result.stderr and result.stdout == ""
    missing = CliRunner().invoke(program, ["assess", "--method", "rating", str(tmp_path / "none.csv")])
    assert missing.exit_code == 2 and "cannot be read" in missing.stderr


def test_the_same_answers_from_every_kind_of_file(tmp_path: Path) -> None:
    """One reader for what is uploaded and what the command line is given."""
    rows = [
        ("Runder Tisch",),
        (),
        ("seat", "position", "reason", "ground"),
        ("Jugend\namt", "Stand Aside", "a b", ""),
    ]
    wanted = found(tmp_path, "consent", 'seat,position,reason,ground\n"Jugend\namt",stand_aside,a b,\n')
    for content in (xlsx({"Deckblatt": [("Titel",)], "Antworten": rows}), ods({"Antworten": rows})):
        assert found(tmp_path, "consent", content) == wanted
