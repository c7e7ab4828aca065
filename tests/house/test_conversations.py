"""The shape of a conversation: the same names in every folder, each part listed, every button answered."""

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

from bot import conversations
from bot.panel import buttons, pages, router
from bot.panel.scene import worders

HERE = Path(conversations.__file__).parent
NAMES = {"__init__", "buttons", "forms", "handlers", "screens", "notices"}
REGISTERS = re.compile(r"^@(words_notice|page|on_\w+)\(", re.MULTILINE)
SPEAKING = ("handlers", "screens", "notices")
FOLDERS = sorted(path for path in HERE.iterdir() if (path / "__init__.py").exists())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_has_the_same_names_inside(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.py")} <= NAMES
    others = {path.name for path in folder.iterdir() if path.suffix != ".py"} - {"__pycache__"}
    assert others <= {"templates"}


def test_every_part_that_answers_or_shows_is_listed() -> None:
    there = {f"{path.parent.name}.{path.stem}" for folder in FOLDERS for path in folder.glob("*.py")}
    speaking = [one for one in there if one.endswith(SPEAKING)]
    assert sorted(_short(module) for module in conversations.ALL) == sorted(speaking)


def test_every_button_is_answered_once() -> None:
    ours = {kind for kind in buttons.registered() if kind.__module__.startswith("bot.")}
    assert ours == set(router.buttons)


def test_handlers_answer_screens_draw_and_notices_tell() -> None:
    answering = [route.handler.__module__ for route in router.buttons.values()]
    drawing = [page.draw.__module__ for page in pages.pages.values()]
    assert {name.rsplit(".", 1)[1] for name in answering} == {"handlers"}
    assert {name.rsplit(".", 1)[1] for name in drawing} == {"screens"}
    assert {word.__module__.rsplit(".", 1)[1] for word in worders.values()} == {"notices"}


def test_nothing_outside_a_conversation_answers_or_tells() -> None:
    """What registers itself elsewhere is imported by nobody, and its notices hold up all that follow."""
    written = [
        path for path in HERE.parent.rglob("*.py") if REGISTERS.search(path.read_text(encoding="utf-8"))
    ]
    assert written
    assert [path for path in written if HERE not in path.parents] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_buttons_are_declared_and_nothing_else_is(folder: Path) -> None:
    """Those that other conversations show are declared in bot/panel/doors/."""
    file = folder / "buttons.py"
    if not file.exists():
        return
    body = ast.parse(file.read_text(encoding="utf-8")).body
    plain = [node for node in body if isinstance(node, ast.ClassDef) and not node.decorator_list]
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    assert (plain, functions) == ([], [])


def _short(module: ModuleType) -> str:
    return module.__name__.removeprefix("bot.conversations.")
