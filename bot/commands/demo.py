"""`demo`: plays Auenfurt from an empty group to its first plan and writes the plan's files."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from dialogs.plan.model import Plan


def demo(
    out: Annotated[Path, typer.Option(help="The folder the plan's files are written to.")],
    language: Annotated[Literal["en", "de"], typer.Option(help="The language of the table.")] = "en",
) -> None:
    """Play a whole table on a simulated Telegram; writes its plan as PDF and Markdown in both languages."""
    import asyncio

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from bot.log import set_up_log
    from bot.main import machine_time
    from bot.rehearsal.demo import STEPS, play_auenfurt

    set_up_log("WARNING")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns) as progress, TemporaryDirectory(prefix="roundtable-demo-") as folder:
        task = progress.add_task("", total=STEPS + 1)

        def tell(step: str) -> None:
            progress.print(step)
            progress.update(task, advance=1, description=step)

        played = asyncio.run(play_auenfurt(Path(folder), machine_time(), language, tell))
        tell("The plan is written")
        for path in write_plan(played.plan, out):
            progress.print(f"  {path}")
    for flaw in played.flaws:
        typer.echo(flaw, err=True)
    raise typer.Exit(1 if played.flaws else 0)


def write_plan(plan: "Plan", folder: Path) -> list[Path]:
    """The plan in every language as PDF and Markdown; the files written."""
    from bot.documents.file_name import plan_file_name
    from bot.documents.plan_markdown import plan_markdown
    from bot.documents.plan_paper import plan_paper
    from bot.documents.plan_pdf import plan_pdf
    from bot.texts.glossary import LANGUAGES

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in LANGUAGES:
        paper = plan_paper(plan, language, rehearsal=True)
        for ending, content in (("pdf", plan_pdf(paper)), ("md", plan_markdown(paper))):
            name = Path(plan_file_name(plan, language, ending))
            path = folder / f"{name.stem}_{language}{name.suffix}"
            path.write_bytes(content)
            written.append(path)
    return written
