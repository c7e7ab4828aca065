"""`backup` and `restore`: a copy while the bot runs, and back again, verified both times."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dialogs.plan.verify import Verdict

ENDING = ".backup.db"


def backup(
    out: Annotated[Path, typer.Option(help="The folder the backup is written to.")] = Path("backups"),
    keep: Annotated[int, typer.Option(help="How many backups stay there; older ones go.", min=1)] = 30,
) -> None:
    """Copy the database while the bot runs, and verify the copy."""
    from bot.main import back_up, machine_time
    from bot.settings import SettingsError, load
    from bot.texts.glossary import marked
    from bot.texts.words import words_for
    from dialogs.ports import NotReadable

    try:
        settings = load()
        words = words_for(settings.default_language.value)
        target = out / f"roundtable_{machine_time():%Y-%m-%dT%H%M%SZ}{ENDING}"
        verdicts = back_up(settings, target)
    except FileExistsError as error:
        _fail(words._("There is such a file already: %(file)s. Please try again in a second.", file=error))
    except OSError as error:
        why = error.strerror or error
        told = marked(
            "The backup could not be written: %(why)s. Make room or choose another folder with --out."
        )
        _fail(words._(told, why=why))
    except (SettingsError, NotReadable) as error:
        _fail(str(error))
    _tell(verdicts)
    typer.echo(words._("Backup written and verified: %(file)s", file=target))
    gone = forget_older(out, keep)
    if gone:
        typer.echo(words.ngettext("%(num)s older backup removed.", "%(num)s older backups removed.", gone))
    raise typer.Exit(0 if all(one.holds for one in verdicts) else 1)


def restore(
    backup: Annotated[Path, typer.Argument(help="The backup's file.")],
    replace: Annotated[bool, typer.Option(help="Move the database there is aside first.")] = False,
) -> None:
    """Put a backup where DATABASE_URL points, and verify it; the bot has to be stopped."""
    from bot.main import restore as put_back
    from bot.settings import SettingsError, load
    from bot.texts.words import words_for
    from dialogs.ports import NotReadable, NotRestored

    try:
        settings = load()
        words = words_for(settings.default_language.value)
        verdicts = put_back(settings, backup, replace=replace)
    except OSError as error:
        _fail(words._("The backup could not be put back: %(why)s.", why=error.strerror or error))
    except (SettingsError, NotReadable, NotRestored) as error:
        _fail(str(error))
    _tell(verdicts)
    told = words._("Restored and verified. Start the bot: boards are drawn anew, what is still owed is sent.")
    typer.echo(told)
    raise typer.Exit(0 if all(one.holds for one in verdicts) else 1)


def newest_backup(folder: Path) -> Path | None:
    return max(folder.glob(f"roundtable_*{ENDING}"), default=None)


def forget_older(folder: Path, keep: int) -> int:
    """How many went: the oldest beyond `keep`."""
    listed = sorted(folder.glob(f"roundtable_*{ENDING}"))
    for each in listed[:-keep]:
        each.unlink()
    return len(listed[:-keep])


def _tell(verdicts: "list[Verdict]") -> None:
    from bot.commands.verify import verdict_line

    for one in verdicts:
        typer.echo(verdict_line(one))


def _fail(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
