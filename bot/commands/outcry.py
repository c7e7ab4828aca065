"""A command that cannot do its work says why: one sentence on stderr and exit code 2."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer


def in_one_sentence(command: Callable[..., None]) -> Callable[..., None]:
    """The same command; what it cannot read, open or write is told. Other errors are ours, and raised."""

    @wraps(command)
    def told(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except Exception as error:
            sentence = sentence_of(error)
            if sentence is None:
                raise
            typer.echo(sentence, err=True)
            raise typer.Exit(2) from None

    return told


def sentence_of(error: Exception) -> str | None:
    """None for an error that is no answer to what was given to the command."""
    from bot.commands.json_file import BadFile
    from bot.settings import SettingsError
    from dialogs.ports import NotReadable, NotRestored

    match error:
        case SettingsError() | NotReadable() | NotRestored() | BadFile():
            return str(error)
        case BrokenPipeError():
            return None
        case OSError():
            why = error.strerror or str(error) or type(error).__name__
            return f"{error.filename}: {why}" if error.filename else why
    return None
