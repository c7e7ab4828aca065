"""A command that cannot do its work says why: one sentence on stderr and exit code 2."""

import io
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, NoReturn, Protocol, runtime_checkable

import typer
from typer.core import TyperGroup

CANNOT = 2
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Unheard(Exception):
    """Standard output is closed: what a command finds would be told to nobody."""


@runtime_checkable
class Misused(Protocol):
    """What typer raises for arguments that are wrong."""

    exit_code: int

    def format_message(self) -> str: ...


class OneSentence(TyperGroup):
    """Commands of which each, called wrongly or failing for something given to it, says so in one sentence.

    Other errors are ours, and raised.
    """

    def main(self, *arguments: Any, **options: Any) -> NoReturn:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(
                errors="backslashreplace"
            )  # a terminal that lacks a letter, a name not in UTF-8
        try:
            code = super().main(*arguments, **{**options, "standalone_mode": False})
            if sys.stdout is not None:
                sys.stdout.flush()
        except Exception as error:
            sentence = sentence_of(error)
            if sentence is None:
                raise
            with suppress(OSError):
                typer.echo(sentence, err=True, nl=bool(sentence))
            code = CANNOT
        sys.exit(code)


def told(command: Callable[..., None]) -> Callable[..., None]:
    """The same command, whose work is what it tells: it is not done where nobody can hear it."""

    @wraps(command)
    def heard(*arguments: Any, **options: Any) -> None:
        if sys.stdout is None:
            raise Unheard("Standard output is closed: there is nowhere to tell what is found.")
        command(*arguments, **options)

    return heard


def sentence_of(error: Exception) -> str | None:
    """None for an error that is no answer to what was given to the command.

    A sentence for each wrong setting; else one, whatever letters a file's name is made of.
    """
    from bot.settings import SettingsError

    if isinstance(error, SettingsError):
        return str(error)
    sentence = _sentence_of(error)
    return None if sentence is None else _UNPRINTABLE.sub("?", sentence)


def _sentence_of(error: Exception) -> str | None:
    from bot.commands.json_file import BadFile
    from bot.listening import NotListening
    from dialogs.ports import NotReadable, NotRestored

    match error:
        case NotReadable() | NotRestored() | BadFile() | NotListening() | Unheard():
            return str(error)
        case BrokenPipeError():
            return None
        case OSError():
            why = error.strerror or str(error) or type(error).__name__
            if error.filename:
                return f"{error.filename}: {why}"
            return f"What was found cannot be written out: {why}." if _is_output_shut() else why
        case typer.Abort():
            return "Broken off."
        case Misused():
            return _misuse(error)
    return None


def _misuse(error: Misused) -> str:
    """Nothing for a program called without anything: it has said by then what there is to call."""
    said = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
    path = getattr(getattr(error, "ctx", None), "command_path", "python -m bot")
    return f"{said}. See: {path} --help" if said else ""


def _is_output_shut() -> bool:
    try:
        typer.echo()
    except OSError:
        return True
    return False
