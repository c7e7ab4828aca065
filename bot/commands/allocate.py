"""`allocate`: who leads and takes part in what, by the rules of role allocation, with every reason."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from bot.texts.words import Words
    from dialogs.methods.reasons import Reason
    from dialogs.roles.allocation import Allocation
    from dialogs.roles.case import Case

MOST_SLACK = 1
MOST_SECONDS = 86_400
SECONDS_FOR_TIES = 30.0


def allocate(
    file: Annotated[Path, typer.Argument(help="A case as JSON, shaped like auenfurt.json.")],
    pin: Annotated[list[str] | None, typer.Option(help="ACTION=AGENCY: this agency leads it.")] = None,
    ban: Annotated[list[str] | None, typer.Option(help="ACTION=AGENCY: it takes no part in it.")] = None,
    slack: Annotated[str, typer.Option(help="On the least load, 0 to 1; the case's own if left out.")] = "",
    time_limit: Annotated[str, typer.Option(help="Seconds; without it, as long as it takes.")] = "",
    json: Annotated[bool, typer.Option("--json", help="For machines; figures to four decimals.")] = False,
    language: Annotated[Literal["en", "de"], typer.Option(help="The language of the sentences.")] = "en",
) -> None:
    """Allocate the roles of a case: leads, parts, hours, and why. Exit code 0 if none is possible too."""
    from bot.commands.allocation_tables import print_allocation, values_of
    from bot.commands.printing import print_json
    from bot.texts.words import words_for

    words = words_for(language)
    case = _case(file, language, pin or [], ban or [], slack)
    limit = _figure("--time-limit", time_limit, MOST_SECONDS) if time_limit else None
    seconds = None if limit is None else float(limit)
    allocation, reasons = _allocated(case, seconds, words)
    if json:
        print_json(values_of(case, allocation, reasons, words))
    else:
        print_allocation(case, allocation, reasons, words)


def _case(file: Path, language: str, pin: list[str], ban: list[str], slack: str) -> "Case":
    """The file's case with what the options change. Raises BadFile."""
    from dataclasses import replace

    from bot.commands.case_file import choices, read_case

    case = read_case(file, language)
    limits = case.limits
    if slack:
        limits = replace(limits, slack=_figure("--slack", slack, MOST_SLACK))
    pins = (*case.pins, *choices("--pin", pin, case))
    bans = (*case.bans, *choices("--ban", ban, case))
    return replace(case, pins=pins, bans=bans, limits=limits)


def _figure(option: str, text: str, most: int) -> Fraction:
    from decimal import Decimal, InvalidOperation

    from bot.commands.json_file import Spot

    try:
        value: object = Decimal(text)
    except InvalidOperation:
        value = text
    return Spot(value, option).figure(0, most)


def _allocated(
    case: "Case", seconds: float | None, words: "Words"
) -> "tuple[Allocation, dict[str, tuple[Reason, ...]]]":
    """The allocation and, by action, the explanation of its lead; the stage it works at shows on stderr."""
    from rich.console import Console

    from dialogs.roles.allocation import Progress
    from dialogs.roles.explanation import explain
    from dialogs.roles.rivals import tied_rivals
    from dialogs.roles.solver import allocate as solve

    with Console(stderr=True).status("") as status:

        def tell(progress: Progress) -> None:
            status.update(words._("Step: %(stage)s", stage=words.term(progress.stage)))

        allocation = solve(case, seconds, tell)
        if not allocation.leads:
            return allocation, {}
        rivals = tied_rivals(case, allocation, solve, min(SECONDS_FOR_TIES, seconds or SECONDS_FOR_TIES))
        return allocation, explain(case, allocation, rivals)
