"""`demo`: plays Auenfurt from an empty group to its first plan and writes the plan's files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from dialogs.plan.model import Plan


def demo(
    out: Annotated[Path, typer.Option(help="The folder the plan's files are written to.")],
    language: Annotated[
        Literal["en", "de"] | None, typer.Option(help="Only in this language of the table.")
    ] = None,
) -> None:
    """Play a whole table on a simulated Telegram, once a language; writes its plan as PDF and Markdown."""
    import asyncio

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from bot.main import machine_time
    from bot.rehearsal.demo import STEPS, play_auenfurt
    from bot.texts.glossary import LANGUAGES
    from bot.upkeep.log import set_up_log

    set_up_log("WARNING")
    require_writable(out)
    languages = [language] if language else list(LANGUAGES)
    flaws: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns) as progress:
        task = progress.add_task("", total=(STEPS + 1) * len(languages))

        def tell(step: str) -> None:
            progress.print(step)
            progress.update(task, advance=1, description=step)

        for tongue in languages:
            with TemporaryDirectory(prefix="roundtable-demo-") as folder:
                played = asyncio.run(play_auenfurt(Path(folder), machine_time(), tongue, tell))
            flaws += played.flaws
            tell(f"The plan is written: {LANGUAGES[tongue]}")
            for path in write_plan(played.plan, tongue, out):
                progress.print(f"  {path}")
    for flaw in flaws:
        typer.echo(flaw, err=True)
    raise typer.Exit(1 if flaws else 0)


def require_writable(folder: Path) -> None:
    """Make it, and try a file in it: a whole table is not played for nothing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with named(folder), TemporaryFile(dir=folder) as tried:
        tried.write(b"x")


@contextmanager
def named(path: Path) -> Iterator[None]:
    """An error of the system that names no file, or one of its own, names this one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_plan(plan: "Plan", language: str, folder: Path) -> list[Path]:
    """The plan in the language of its table as PDF and Markdown; the files written."""
    from bot.documents.file_name import plan_file_name
    from bot.documents.plan_markdown import plan_markdown
    from bot.documents.plan_paper import plan_paper
    from bot.documents.plan_pdf import plan_pdf

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    paper = plan_paper(plan, language, rehearsal=True)
    for ending, content in (("pdf", plan_pdf(paper)), ("md", plan_markdown(paper))):
        name = Path(plan_file_name(plan, language, ending))
        path = folder / f"{name.stem}_{language}{name.suffix}"
        with named(path):
            path.write_bytes(content)
        written.append(path)
    return written
