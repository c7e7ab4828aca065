"""`assess`: what a method makes of a spreadsheet's answers, in tables and sentences or as JSON."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer


class Method(StrEnum):
    RATING = "rating"
    PRIORITIES = "priorities"
    CONSENT = "consent"
    GRADIENTS = "gradients"
    FIST = "fist"
    IDEAS = "ideas"
    OPINIONS = "opinions"


def assess(
    file: Annotated[Path, typer.Argument(help="A spreadsheet: CSV, XLSX or ODS.")],
    method: Annotated[Method, typer.Option(help="How the answers are to be read.")],
    electorate: Annotated[
        int | None,
        typer.Option(help="How many seats were asked, if not all are in the file.", min=1, max=100_000),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For machines; figures to four decimals.")] = False,
    language: Annotated[Literal["en", "de"], typer.Option(help="The language of the sentences.")] = "en",
) -> None:
    """Recompute a decision, a rating or a ranking from a spreadsheet, with its reasons."""
    from bot.commands import assess_figures, assess_positions
    from bot.commands.ballot_file import read_sheet
    from bot.commands.printing import print_json, print_table
    from bot.texts.words import words_for

    methods = {
        Method.RATING: assess_figures.by_rating,
        Method.PRIORITIES: assess_figures.by_priorities,
        Method.IDEAS: assess_figures.by_ideas,
        Method.OPINIONS: assess_figures.by_opinions,
        Method.CONSENT: assess_positions.by_consent,
        Method.GRADIENTS: assess_positions.by_gradients,
        Method.FIST: assess_positions.by_fist,
    }
    found = methods[method](read_sheet(file), electorate, words_for(language))
    if json:
        print_json(found.values)
        return
    for table in found.tables:
        print_table(table.columns, table.rows)
    for sentence in found.sentences:
        typer.echo(sentence)
