"""Files that are no JSON, or not such as can be read, and the sentence each ends in."""

from pathlib import Path

import pytest

from bot.commands.json_file import MOST_BYTES, BadFile, read_json
from tests.bot.commands.small_case import written

TWICE = '{"agencies": [], "actions": [], "agencies": []}'
BAD = [
    ("empty", b"", "", "the file is empty"),
    ("only blanks", b" \n\t", "", "the file is empty"),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\xff", "byte 1", "the file is not text in UTF-8"),
    ("UTF-16", "{}".encode("utf-16"), "byte 1", "the file is not text in UTF-8"),
    ("no JSON", '{"agencies":\n [1,, 2]}', "line 2, column 5", "this is not JSON"),
    ("cut off", '{"agencies": [', "line 1, column 15", "this is not JSON"),
    ("deep", "[" * 200_000, "", "lists and braces stand too deep inside one another"),
    ("a key twice", TWICE, "", "“agencies” is given twice between the same braces"),
    ("a list", [], "", "keys and values in { } are wanted, but here is a list of 0"),
    ("a number", "7", "", "keys and values in { } are wanted, but here is 7"),
]


@pytest.mark.parametrize(("content", "place", "fault"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_ends_in_one_sentence_naming_the_place(
    tmp_path: Path, content: object, place: str, fault: str
) -> None:
    with pytest.raises(BadFile) as told:
        read_json(written(tmp_path, content)).member("agencies")
    assert str(told.value) == f"case.json{place and ', '}{place}: {fault}."


def test_a_file_too_long_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"case\.json: the file is longer than 4 MB\."):
        read_json(written(tmp_path, b" " * (MOST_BYTES + 1)))


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"none\.json: the file cannot be read \(No such file or directory\)\."):
        read_json(tmp_path / "none.json")
    with pytest.raises(BadFile, match=r"the file cannot be read \(Is a directory\)\."):
        read_json(tmp_path)
