"""No label is cut on a phone: rows that are too full are broken, on every page, in both languages."""

from dataclasses import replace
from itertools import product

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel.keys import READABLE, fits, readable
from bot.panel.pages import pages
from bot.panel.screen import Key
from tests.bot.private.full_table import INSIDE, FullTable, full_table
from tests.bot.private.test_pages import everything, stand

SIZES = list(product(range(1, 9), (1, 3, 4, 7, 10, 16, 17, 40)))


@pytest.fixture(scope="module")
def full() -> FullTable:
    return full_table()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", list(pages))
def test_every_page_can_be_read(name: str, language: str, full: FullTable) -> None:
    for role in INSIDE:
        person = full.city.work.save(replace(full.roles[role], language=language))
        shown = stand(full, person, name, **everything(full))
        rows = readable(shown.buttons)
        assert all(fits(row) for row in rows)
        assert [key for row in rows for key in row] == [key for row in shown.buttons for key in row]


@pytest.mark.parametrize(("count", "length"), SIZES)
def test_a_row_is_kept_or_broken(count: int, length: int) -> None:
    row = tuple(Key("x" * length, data=str(number)) for number in range(count))
    broken = readable((row,))
    assert [key for part in broken for key in part] == list(row)
    assert all(len(part) == 1 or length <= READABLE[len(part) - 1] for part in broken)
    if length <= READABLE[count - 1]:
        assert broken == (row,)
