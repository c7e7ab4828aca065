"""An allocation in tables and sentences, and as the values of its JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from bot.commands.found import number, reasons_in
from bot.commands.printing import print_table
from bot.texts.reasons import reason_text
from bot.texts.words import Words
from dialogs.methods.reasons import Reason
from dialogs.roles.allocation import Allocation
from dialogs.roles.case import Case
from dialogs.roles.coverage import conflicts, goal_gaps, synergies, uncovered_needs
from dialogs.roles.outcome import outcome
from dialogs.roles.raci import Row, check, derive

Explained = Mapping[str, tuple[Reason, ...]]


def values_of(case: Case, allocation: Allocation, reasons: Explained, words: Words) -> dict[str, Any]:
    """Loads and hours are those of the plan in half hours; `max_load` is the least possible before it."""
    return {
        "status": allocation.status.value,
        "gap": None if allocation.gap is None else number(allocation.gap),
        "lead_score": number(allocation.lead_score),
        "score": number(allocation.score),
        "leads": dict(allocation.leads),
        "ties": {action: list(agencies) for action, agencies in allocation.ties.items()},
        "hours": {
            action: {agency: number(hours) for agency, hours in given.items()}
            for action, given in allocation.hours.items()
        },
        "loads": {agency: number(load) for agency, load in allocation.loads.items()},
        "max_load": number(allocation.max_load),
        "uncovered": [list(each) for each in allocation.uncovered],
        "raci": {row.action: _roles(row) for row in _rows(case, allocation)},
        "reasons": {action: reasons_in(words, given) for action, given in reasons.items()},
        "reports": reasons_in(words, _reports(case, allocation)),
        "swaps": {
            action: {agency: number(cost) for agency, cost in costs.items()}
            for action, costs in allocation.swaps.items()
        },
        "conflict": reasons_in(words, allocation.conflict),
        "price_of_fairness": number(allocation.price_of_fairness),
    }


def print_allocation(case: Case, allocation: Allocation, reasons: Explained, words: Words) -> None:
    if allocation.conflict:
        typer.echo(words._("No allocation is possible. These facts cannot all hold:"))
        for fact in allocation.conflict:
            typer.echo(f"· {reason_text(words, fact)}")
        return
    if not allocation.leads:
        typer.echo(words._("Time ran out before any allocation was found."))
        return
    _print_roles(case, allocation, words)
    _print_loads(case, allocation, words)
    _print_sentences("", outcome(case, allocation), words)
    typer.echo("\n" + words._("Why these leads"))
    for action in case.actions:
        said = " ".join(reason_text(words, one) for one in reasons[action.id])
        typer.echo(f"· {action.name}: {said}")
    _print_sentences(words._("To look at"), _reports(case, allocation), words)


def _rows(case: Case, allocation: Allocation) -> tuple[Row, ...]:
    return derive(case, allocation.leads, allocation.responsible) if allocation.leads else ()


def _roles(row: Row) -> dict[str, Any]:
    return {
        "lead": row.leads[0],
        "responsible": list(row.responsible),
        "consulted": list(row.consulted),
        "informed": list(row.informed),
    }


def _reports(case: Case, allocation: Allocation) -> Iterator[Reason]:
    """What a table should look at: checks, needs and goals left open, conflicts and synergies of actions."""
    if not allocation.leads:
        return
    yield from check(case, _rows(case, allocation), allocation.loads)
    yield from uncovered_needs(case, allocation.uncovered)
    yield from goal_gaps(case, allocation.responsible)
    yield from conflicts(case, allocation.leads)
    yield from synergies(case, allocation.leads, allocation.responsible)


def _print_roles(case: Case, allocation: Allocation, words: Words) -> None:
    names = {action.id: action.name for action in case.actions}
    print_table(
        (
            words._("action"),
            words._("lead"),
            words._("hours a month"),
            words._("consulted"),
            words._("informed"),
        ),
        [
            (
                f"{row.action} {names[row.action]}",
                row.leads[0],
                ", ".join(
                    f"{agency} {words.number(hours)}"
                    for agency, hours in allocation.hours[row.action].items()
                ),
                ", ".join(row.consulted) or "–",
                ", ".join(row.informed) or "–",
            )
            for row in _rows(case, allocation)
        ],
    )


def _print_loads(case: Case, allocation: Allocation, words: Words) -> None:
    led = list(allocation.leads.values())
    print_table(
        (words._("agency"), words._("leads"), words._("hours"), words._("capacity"), words._("load")),
        [
            (
                f"{agency.id} {agency.name}",
                str(led.count(agency.id)),
                words.number(allocation.loads[agency.id] * agency.capacity),
                words.number(agency.capacity),
                words.percent(allocation.loads[agency.id]),
            )
            for agency in case.agencies
        ],
    )


def _print_sentences(title: str, reasons: Iterator[Reason], words: Words) -> None:
    sentences = [reason_text(words, one) for one in reasons]
    if sentences and title:
        typer.echo("\n" + title)
    for sentence in sentences:
        typer.echo(f"· {sentence}" if title else sentence)
