"""A name on a button ends with a whole word or with an ellipsis, on every page, by one function."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.panel.fitting import shortened

BOT = Path(bot.__file__).parent
NAMES = {"agency", "name", "table", "title", "function", "known"}
CUT = [
    ("Justizvollzug: Medizin und Übergangsmanagement", 24, "Justizvollzug: Medizin…"),
    ("Justizvollzug: Medizin und Übergangsmanagement", 23, "Justizvollzug: Medizin…"),
    ("Justizvollzug: Medizin und Übergangsmanagement", 22, "Justizvollzug…"),
    ("Sozialamt, Suchthilfekoordination", 33, "Sozialamt, Suchthilfekoordination"),
    ("Sozialamt, Suchthilfekoordination", 12, "Sozialamt…"),
    ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
    ("A b", 1, "…"),
]


@pytest.mark.parametrize(("name", "limit", "shown"), CUT)
def test_a_name_is_cut_at_a_word(name: str, limit: int, shown: str) -> None:
    assert shortened(name, limit) == shown


@pytest.mark.parametrize("limit", range(1, 90))
@pytest.mark.parametrize("name", sorted({one[0] for one in CUT}))
def test_a_cut_name_shows_that_it_was_cut(name: str, limit: int) -> None:
    shown = shortened(name, limit)
    assert len(shown) <= limit
    assert shown == name or (shown.endswith("…") and name.startswith(shown[:-1]))


def _sliced(tree: ast.Module) -> Iterator[int]:
    """Lines where a name is cut by a slice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and not node.slice.lower:
            value = node.value
            named = getattr(value, "attr", getattr(value, "id", "")) in NAMES
            called = isinstance(value, ast.Call) and "account" in ast.unparse(value.func)
            if named or called or (isinstance(value, ast.Call) and "_named" in ast.unparse(value.func)):
                yield node.lineno


@pytest.mark.parametrize("path", sorted(BOT.glob("conversations/*/*.py")), ids=str)
def test_no_screen_cuts_a_name_itself(path: Path) -> None:
    if path.parent.name != "agency_file":
        assert list(_sliced(ast.parse(path.read_text()))) == []
