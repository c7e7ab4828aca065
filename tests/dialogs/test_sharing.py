"""What the patterns see in a text about to be shared, and what they leave alone.

Tables in both languages lie in sharing_tables/: texts that pass, and `kind|found|sentence` for the others.
"""

from pathlib import Path

import pytest

from dialogs.sharing import Detail, Finding, private_details

REGIONS = ("DE", "GB", "001")
TABLES = Path(__file__).parent / "sharing_tables"


def lines(name: str) -> list[str]:
    return (TABLES / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [*lines("found_de.txt"), *lines("found_en.txt")])
def test_found(line: str) -> None:
    kind, found, sentence = line.split("|")
    seen = private_details(sentence.format(found), "DE")
    assert [one.detail for one in seen] == [Detail[kind]]
    assert found in seen[0].found or seen[0].found in found


@pytest.mark.parametrize("text", [*lines("passes_de.txt"), *lines("passes_en.txt"), ""])
def test_left_alone(text: str) -> None:
    assert {region: private_details(text, region) for region in REGIONS} == dict.fromkeys(REGIONS, ())


@pytest.mark.parametrize(("kind", "least"), [("passes", 60), ("found", 60)])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_tables_are_long_enough(kind: str, least: int, language: str) -> None:
    assert len(set(lines(f"{kind}_{language}.txt"))) >= least


@pytest.mark.parametrize(
    ("text", "region", "found"),
    [
        ("Ring (212) 555-0123", "US", "(212) 555-0123"),
        ("Llama al 912 345 678", "ES", "912 345 678"),
        ("Ring +44 20 7946 0958", "001", "+44 20 7946 0958"),
    ],
)
def test_numbers_are_read_as_in_the_region(text: str, region: str, found: str) -> None:
    assert private_details(text, region) == (Finding(Detail.PHONE, found),)
    assert private_details("Ring 912 345 678", "001") == ()


def test_each_is_told_once_and_all_are_told() -> None:
    text = "0341 4567890 or A@b.example, A@b.example, 0341 4567890; as in 123 Js 4567/24"
    assert private_details(text, "DE") == (
        Finding(Detail.PHONE, "0341 4567890"),
        Finding(Detail.EMAIL, "A@b.example"),
        Finding(Detail.CASE_NUMBER, "123 Js 4567/24"),
    )


@pytest.mark.parametrize(
    "number",
    [
        "0341\u00a04567890",
        "0341\u20114567890",
        "0341\u200b4567890",
        "０３４１ ４５６７８９０",
        "0341\u2009456\u202f78\u200990",
        "0341_4567890",
        "0341·456·78·90",
        "0341•4567890",
        "＋49 341 4567890",
        "٠٣٤١٤٥٦٧٨٩٠",
    ],
)
def test_spaces_and_dashes_of_every_kind(number: str) -> None:
    assert [one.detail for one in private_details(f"Call {number}", "DE")] == [Detail.PHONE]
    assert private_details("05.10.\u201307.10.2027, 08:00\u00a0\u2013\u00a016:00", "DE") == ()
