"""Nowhere to write to, and wrong arguments, over all commands: one sentence on stderr, exit code 2."""

import io
import json
import shutil
import socket
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest
import typer

from bot.commands import program
from storage.memory import Memory
from tests.bot.commands.small_case import small

COMMANDS: list[tuple[str, ...]] = [
    ("demo", "--out", "plans", "--language", "en"),
    ("verify",),
    ("doctor",),
    ("doctor", "--json"),
    ("backup",),
    ("restore", "whole.backup.db", "--replace"),
    ("assess", "answers.csv", "--method", "consent"),
    ("assess", "answers.csv", "--method", "consent", "--json"),
    ("allocate", "case.json"),
    ("allocate", "case.json", "--json"),
    ("--help",),
    ("verify", "--help"),
]
LIVING: list[tuple[str, ...]] = [("run",), ("rehearse",)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("DEFAULT_LANGUAGE", "DATABASE_URL", "BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REHEARSAL_LISTEN", "127.0.0.1:0")
    Memory.open("sqlite:///roundtable.db").close()
    shutil.copy("roundtable.db", "whole.backup.db")
    Path("case.json").write_text(json.dumps(small()), encoding="utf-8")
    Path("answers.csv").write_text("seat,position,reason,ground\na,consent,,\n", encoding="utf-8")
    return tmp_path


def main(*arguments: str) -> int:
    """As `python -m bot` does, in this process; the exit code."""
    with pytest.raises(SystemExit) as ended:
        typer.main.get_command(program)(list(arguments), prog_name="python -m bot")
    code = ended.value.code
    return code if isinstance(code, int) else 0


def assert_refused(code: int, stderr: str) -> str:
    assert code == 2, (code, stderr)
    [line] = stderr.strip().splitlines()
    assert "Traceback" not in line and "[Errno" not in line
    return line


def test_the_tables_know_every_command() -> None:
    names = {command[0] for command in [*COMMANDS, *LIVING]} - {"--help"}
    assert names == {one.callback.__name__ for one in program.registered_commands if one.callback}


@pytest.mark.parametrize("command", [*COMMANDS, *LIVING], ids=" ".join)
def test_a_full_disk_behind_the_output(
    command: Sequence[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    with suppress(OSError), Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        code = main(*command)
        monkeypatch.undo()
    assert "written out: No space left" in assert_refused(code, capsys.readouterr().err)


@pytest.mark.parametrize("command", [one for one in COMMANDS if "--help" not in one], ids=" ".join)
def test_a_closed_output(
    command: Sequence[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr(sys, "stdout", None)
    assert "closed" in assert_refused(main(*command), capsys.readouterr().err)
    assert sorted(folder.rglob("*")) == before


def test_letters_the_terminal_lacks_are_written_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", plain)
    assert main("doctor") == 1
    assert "Database" in plain.buffer.getvalue().decode("ascii")


WRONG: list[tuple[str, ...]] = [
    ("nothing",), ("ru",), ("--nothing",), ("verify", "--table", "x"), ("verify", "--table", "-1"),
    ("verify", "--table"), ("verify", "1"), ("doctor", "--backups"), ("backup", "--keep", "0"),
    ("backup", "--keep", "-1"), ("backup", "x"), ("restore",),
    ("restore", "whole.backup.db", "y"), ("restore", "whole.backup.db", "--replace=x"), ("demo",),
    ("demo", "--out"), ("demo", "--out", "x", "--language", "fr"), ("assess",), ("assess", "answers.csv"),
    ("assess", "answers.csv", "--method", "x"), ("allocate",), ("allocate", "case.json", "--pin"),
    ("allocate", "case.json", "--language", "x"), ("run", "x"), ("rehearse", "--port", "1"),
]  # fmt: skip


@pytest.mark.parametrize("command", WRONG, ids=" ".join)
def test_wrong_arguments(command: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(*command)
    told = capsys.readouterr()
    assert assert_refused(code, told.err).endswith(" --help") and told.out == ""


def test_called_without_anything_it_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 2
    assert "backup" in capsys.readouterr().out


@pytest.mark.parametrize(
    "out", ["/dev/full", "/dev/full/x", "/proc", "a file", "a file/x", "a\nb/../case.json"]
)
def test_the_demo_is_not_played_for_nothing(out: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a file").write_text("x", encoding="utf-8")
    code = main("demo", "--out", out)
    told = capsys.readouterr()
    assert_refused(code, told.err)
    assert "empty group" not in told.out


WEBHOOK = {
    "BOT_TOKEN": "1:" + "x" * 35,
    "MODE": "webhook",
    "WEBHOOK_URL": "https://bot.example/hook",
    "WEBHOOK_SECRET": "s" * 16,
}


@pytest.mark.parametrize("command", ["run", "rehearse"])
@pytest.mark.parametrize("mode", ["webhook", "room"])
def test_an_address_in_use_is_told_before_anything_begins(
    mode: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in WEBHOOK.items() if mode == "webhook" else ():
        monkeypatch.setenv(name, value)
    with socket.create_server(("127.0.0.1", 0)) as server:
        for name in ("LISTEN", "REHEARSAL_LISTEN"):
            monkeypatch.setenv(name, f"127.0.0.1:{server.getsockname()[1]}")
        code = main(command)
    told = capsys.readouterr()
    assert "LISTEN to another" in assert_refused(code, told.err) and told.out == ""


@pytest.mark.parametrize("address", ["203.0.113.1:80", "nothing.invalid:80", "a..b:80", ".:80", "[::::1]:80"])
def test_an_address_that_is_none_of_this_machine(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {**WEBHOOK, "LISTEN": address, "REHEARSAL_LISTEN": address}.items():
        monkeypatch.setenv(name, value)
    for command in ("run", "rehearse"):
        assert address in assert_refused(main(command), capsys.readouterr().err)


def test_a_bot_that_runs_already(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BOT_TOKEN", WEBHOOK["BOT_TOKEN"])
    with closing(Memory.open("sqlite:///roundtable.db")):
        for command in (("run",), ("restore", "whole.backup.db", "--replace")):
            assert "already running" in assert_refused(main(*command), capsys.readouterr().err)
