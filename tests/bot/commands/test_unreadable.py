"""Whatever a command cannot read, open or write: one sentence on stderr, exit code 2, nothing created."""

import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import program
from storage.memory import Memory


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "Ordner #2 100 % ä?"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("DEFAULT_LANGUAGE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BOT_TOKEN", "1:" + "x" * 35)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    return work


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def assert_refused(done: Result) -> None:
    assert done.exit_code == 2, (done.exit_code, done.output, done.exception)
    assert isinstance(done.exception, SystemExit)
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and "Traceback" not in done.output, lines


def missing(path: Path) -> None:
    pass


def a_folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def text_in_utf16(path: Path) -> None:
    path.write_text("Träger;Stimme\n" * 100, encoding="utf-16")


def text_in_latin1(path: Path) -> None:
    path.write_text("BOT_TOKEN=Träger\n" * 100, encoding="latin-1")


def cut_off(path: Path) -> None:
    Memory.open(f"sqlite:///{path}").close()
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 100])


def overwritten(path: Path) -> None:
    Memory.open(f"sqlite:///{path}").close()
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)


def beginning_overwritten(path: Path) -> None:
    Memory.open(f"sqlite:///{path}").close()
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def another_programs(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE albums (id INTEGER PRIMARY KEY)")
    made.close()


def another_alembic(path: Path) -> None:
    another_programs(path)
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE alembic_version (version_num TEXT)")
        made.execute("INSERT INTO alembic_version VALUES ('0001')")
    made.close()


def later(path: Path) -> None:
    Memory.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as made:
        made.execute("UPDATE alembic_version SET version_num = '9999'")
    made.close()


def without_a_table(path: Path) -> None:
    Memory.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as made:
        made.execute("DROP TABLE seats")
    made.close()


def a_device(path: Path) -> None:
    path.symlink_to("/dev/null")


def a_circle(path: Path) -> None:
    path.symlink_to(path)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


FILES: list[Callable[[Path], None]] = [
    missing, a_folder, empty, binary, text_in_utf16, text_in_latin1, cut_off, overwritten,
    beginning_overwritten, another_programs, another_alembic, later, without_a_table, a_device, a_circle,
    a_pipe,
]  # fmt: skip
READING = [("verify",), ("backup",), ("backup", "--out", "elsewhere")]


def listed(folder: Path) -> list[tuple[str, int]]:
    return sorted((one.name, one.lstat().st_size) for one in folder.iterdir())


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.parametrize("make", FILES)
def test_a_database_that_cannot_be_read(make, command, folder: Path, monkeypatch) -> None:
    make(folder / "round table.db")
    before = listed(folder)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///round table.db")
    assert_refused(run(*command))
    assert listed(folder) == before


@pytest.mark.parametrize("make", FILES)
def test_doctor_names_it_beside_what_else_it_found(make, folder: Path, monkeypatch) -> None:
    make(folder / "round table.db")
    before = listed(folder)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///round table.db")
    done = run("doctor", "--json")
    assert done.exit_code == 1 and '"Database"' in done.stdout
    assert listed(folder) == before


@pytest.mark.parametrize("make", [one for one in FILES if one is not missing])
def test_the_bot_does_not_start_on_it(make, folder: Path, monkeypatch) -> None:
    make(folder / "round table.db")
    before = (folder / "round table.db").lstat().st_size
    monkeypatch.setenv("DATABASE_URL", "sqlite:///round table.db")
    assert_refused(run("run"))
    assert (folder / "round table.db").lstat().st_size == before


@pytest.mark.parametrize("make", FILES)
def test_a_backup_that_is_none(make, folder: Path, monkeypatch) -> None:
    make(folder / "one #1.backup.db")
    before = listed(folder)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///new.db")
    assert_refused(run("restore", "one #1.backup.db"))
    assert listed(folder) == before


URLS = [
    "sqlite:///", "sqlite:///:memory:", "sqlite:///file:x?mode=memory", "sqlite:////dev/full/x.db",
    "sqlite:////dev/null", "sqlite:////", "sqlite:///.", "sqlite:////proc/x.db", f"sqlite:///{'x' * 300}.db",
    "postgresql+psycopg://a..b/y", "mysql://x/y", "postgresql+psycopg://x:port/y", "postgresql+psycopg://[::1/y",
    "postgresql+psycopg://nobody@127.0.0.1:1/none", "postgresql+psycopg://127.0.0.1:1/none?nothing=1",
]  # fmt: skip


@pytest.mark.parametrize("command", [*READING, ("run",), ("restore", "whole.db")], ids=" ".join)
@pytest.mark.parametrize("url", URLS)
def test_an_address_that_leads_nowhere(url: str, command, folder: Path, monkeypatch) -> None:
    Memory.open("sqlite:///whole.db").close()
    monkeypatch.setenv("DATABASE_URL", url)
    assert_refused(run(*command))


@pytest.mark.parametrize(
    "make", [a_folder, binary, text_in_utf16, text_in_latin1, a_device, lambda path: path.write_text("what")]
)
@pytest.mark.parametrize(
    "command", [("run",), ("rehearse",), ("verify",), ("doctor",), ("backup",), ("restore", "x.db")]
)
def test_settings_that_cannot_be_read(make, command, folder: Path) -> None:
    make(folder / ".env")
    done = run(*command)
    assert_refused(done)
    assert ".env" in done.stderr


@pytest.mark.parametrize(
    "content", ["\ufeffDEFAULT_LANGUAGE=de\r\n\r\n# Träger\r\nexport LOG_LEVEL=INFO\r\n"]
)
def test_settings_with_a_mark_and_windows_lines_are_read(content: str, folder: Path) -> None:
    Memory.open("sqlite:///roundtable.db").close()
    (folder / ".env").write_bytes(content.encode())
    done = run("backup")
    assert done.exit_code == 0 and "Sicherung" in done.stdout


@pytest.mark.parametrize(
    "make", [missing, a_folder, empty, binary, text_in_utf16, a_device, a_circle, a_pipe]
)
@pytest.mark.parametrize(
    "command", [("allocate", "case #1"), ("assess", "case #1", "--method", "consent")], ids=" ".join
)
def test_a_file_that_cannot_be_read(make, command, folder: Path) -> None:
    make(folder / "case #1")
    assert_refused(run(*command))


@pytest.mark.parametrize("out", ["/dev/full", "/dev/full/x", "a file", "a file/x"])
def test_a_folder_that_cannot_be_written(out: str, folder: Path, monkeypatch) -> None:
    Memory.open("sqlite:///whole.db").close()
    (folder / "a file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///whole.db")
    assert_refused(run("backup", "--out", out))


@pytest.mark.parametrize("command", ["run", "rehearse"])
def test_an_address_in_use(command: str, monkeypatch) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("REHEARSAL_LISTEN", f"127.0.0.1:{taken.getsockname()[1]}")
        done = run(command)
    assert done.exit_code == 2
    assert "REHEARSAL_LISTEN" in done.stderr and len(done.stderr.splitlines()) == 1
