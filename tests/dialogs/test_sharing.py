"""What the patterns see in a text about to be shared, and what they leave alone."""

import pytest

from dialogs.sharing import Detail, Finding, private_details


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 0341 4567890 before noon", [Finding(Detail.PHONE, "0341 4567890")]),
        ("Nurse: +49 170 1234567", [Finding(Detail.PHONE, "+49 170 1234567")]),
        ("Write to j.doe@stadt.example.org!", [Finding(Detail.EMAIL, "j.doe@stadt.example.org")]),
        ("As in 123 Js 4567/24", [Finding(Detail.CASE_NUMBER, "123 Js 4567/24")]),
        ("siehe Az. 4-117/2026", [Finding(Detail.CASE_NUMBER, "Az. 4-117/2026")]),
        ("case no. 2026/118 shows it", [Finding(Detail.CASE_NUMBER, "case no. 2026/118")]),
        ("A@b.example, A@b.example", [Finding(Detail.EMAIL, "A@b.example")]),
    ],
)
def test_found(text: str, found: list[Finding]) -> None:
    assert list(private_details(text, "DE")) == found


@pytest.mark.parametrize(
    "text",
    [
        "Until 17.12.2026, 12:00",
        "450000 euros in 2025/26, 10-12 places",
        "§ 31 BtMG and G3.M7",
        "Every 1,000,000 inhabitants",
        "Call 112",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert private_details(text, "DE") == ()


def test_numbers_are_read_as_in_the_region() -> None:
    assert private_details("Ring 020 7946 0958", "GB") == (Finding(Detail.PHONE, "020 7946 0958"),)
    assert private_details("Ring 020 7946 0958", "001") == ()
