"""The import contracts bite: one forbidden import breaks a house that is sound without it."""

import subprocess
import sys
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"

FORBIDDEN = [
    *(
        ("dialogs/table/seat.py", f"import {library}")
        for library in ("telegram", "sqlalchemy", "jinja2", "apscheduler", "aiohttp", "starlette")
    ),
    ("dialogs/rounds/answer.py", "import storage"),
    ("dialogs/rounds/answer.py", "import bot.settings"),
    ("dialogs/methods/consent.py", "import dialogs.ports"),
    ("dialogs/methods/consent.py", "import dialogs.rounds"),
    ("storage/writer.py", "import bot.settings"),
    ("storage/writer.py", "import telegram"),
    ("bot/delivery/post.py", "import storage.writer"),
    ("bot/conversations/meeting/handlers.py", "import storage"),
    ("bot/conversations/meeting/handlers.py", "import sqlalchemy"),
    ("bot/conversations/meeting/screens.py", "import telegram"),
    ("bot/conversations/meeting/screens.py", "import bot.conversations.board.buttons"),
    ("bot/panel/pages.py", "import bot.conversations.board.buttons"),
]
ALLOWED = [
    ("bot/main.py", "import storage.writer"),
    ("bot/__main__.py", "import bot.main"),
    ("bot/rehearsal/room.py", "import bot.main"),
    ("bot/line/press.py", "import telegram, dialogs.rounds.answer"),
    ("storage/writer.py", "import sqlalchemy, dialogs.ports"),
    ("dialogs/rounds/answer.py", "import dialogs.methods.consent, dialogs.ports"),
    ("dialogs/methods/consent.py", "import numpy"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for package in ("bot", "dialogs", "storage"):
        for module in (PYPROJECT.parent / package).rglob("*.py"):
            empty = tmp_path / module.relative_to(PYPROJECT.parent)
            empty.parent.mkdir(parents=True, exist_ok=True)
            empty.touch()
    (tmp_path / "pyproject.toml").write_bytes(PYPROJECT.read_bytes())
    for path, line in ALLOWED:
        (tmp_path / path).write_text(f"{line}\n", encoding="utf-8")
    return tmp_path


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False, timeout=60)


def test_allowed_imports_pass(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("path", "line"), FORBIDDEN)
def test_forbidden_import_is_refused(path: str, line: str, house: Path) -> None:
    with (house / path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    done = lint(house)
    assert done.returncode == 1, done.stdout
    assert "1 broken" in done.stdout or "2 broken" in done.stdout
