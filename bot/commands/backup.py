"""`backup` and `restore`: a copy while the bot runs, and back again, verified both times."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.texts.words import Words
    from dialogs.plan.verify import Verdict

ENDING = ".backup.db"
MOMENT = "%Y-%m-%dT%H%M%SZ"


def backup(
    out: Annotated[Path, typer.Option(help="The folder the backup is written to.")] = Path("backups"),
    keep: Annotated[int, typer.Option(help="How many backups stay there; older ones go.", min=1)] = 30,
) -> None:
    """Copy the database while the bot runs, and verify the copy."""
    from bot.main import back_up, forget_backups, identity, machine_time
    from bot.settings import load
    from bot.texts.words import words_for

    settings = load()
    words = words_for(settings.default_language.value)
    uid = identity(settings)
    target = out / f"{_beginning(uid)}{machine_time():{MOMENT}}{ENDING}"
    try:
        verdicts = back_up(settings, target)
    except OSError as error:
        if target.exists():
            _fail(
                words._("There is such a file already: %(file)s. Please try again in a second.", file=target)
            )
        _fail(_not_written(words, error))
    _tell(verdicts)
    if not all(one.holds for one in verdicts):
        told = words._("Backup written, but what it holds was changed: %(file)s", file=target)
        typer.echo(told, err=True)
        raise typer.Exit(1)
    typer.echo(words._("Backup written and verified: %(file)s", file=target))
    gone = forget_backups(own_backups(out, uid)[:-keep], uid)
    if gone:
        typer.echo(words.ngettext("%(num)s older backup removed.", "%(num)s older backups removed.", gone))


def restore(
    backup: Annotated[Path, typer.Argument(help="The backup's file.")],
    replace: Annotated[bool, typer.Option(help="Move the database there is aside first.")] = False,
) -> None:
    """Put a backup where DATABASE_URL points, and verify it; the bot has to be stopped."""
    from bot.main import restore as put_back
    from bot.settings import load
    from bot.texts.words import words_for

    settings = load()
    words = words_for(settings.default_language.value)
    try:
        verdicts = put_back(settings, backup, replace=replace)
    except OSError as error:
        _fail(words._("The backup could not be put back: %(why)s.", why=_why(error)))
    _tell(verdicts)
    if not all(one.holds for one in verdicts):
        typer.echo(words._("Restored, but what the backup holds was changed: see above."), err=True)
        raise typer.Exit(1)
    told = words._("Restored and verified. Start the bot: boards are drawn anew, what is still owed is sent.")
    typer.echo(told)


def own_backups(folder: Path, uid: str) -> list[Path]:
    """By their names, oldest first; another installation's in the same folder are none."""
    return sorted(folder.glob(f"{_beginning(uid)}*{ENDING}"))


def taken_at(backup: Path) -> datetime:
    """By its name: a copied file is no younger."""
    moment = backup.name.removesuffix(ENDING).rpartition("_")[2]
    return datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)


def _beginning(uid: str) -> str:
    return f"roundtable_{uid[:12]}_"


def _not_written(words: "Words", error: OSError) -> str:
    from bot.texts.glossary import marked

    told = marked("The backup could not be written: %(why)s. Make room or choose another folder with --out.")
    return words._(told, why=_why(error))


def _why(error: OSError) -> str:
    why = error.strerror or str(error)
    return f"{error.filename}: {why}" if error.filename else why


def _tell(verdicts: "list[Verdict]") -> None:
    from bot.commands.verify import verdict_line

    for one in verdicts:
        typer.echo(verdict_line(one))


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
