"""`verify`: recomputes every table's chain and outcomes; one line each, exit code 1 if one does not hold."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dialogs.plan.verify import Verdict


def verify(
    table: Annotated[int, typer.Option(help="Only this table, by its number.", min=0)] = 0,
) -> None:
    """Recompute the register's chain and every outcome from the stored answers; name what does not hold."""
    from bot.main import read
    from bot.settings import load
    from dialogs.plan.verify import verify_tables
    from dialogs.refusals import Refusal

    try:
        verdicts = read(load(), lambda reader: verify_tables(reader, table))
    except Refusal:
        typer.echo(f"there is no table {table}", err=True)
        raise typer.Exit(2) from None
    for one in verdicts:
        typer.echo(verdict_line(one))
    if not verdicts:
        typer.echo("there is no table yet")
    raise typer.Exit(0 if all(one.holds for one in verdicts) else 1)


def verdict_line(verdict: "Verdict") -> str:
    """table 1 Auenfurt: holds · entries: 7 · agreements: 5 · hash ee1e026e…"""
    from bot.commands.flaws import flaw_sentence

    name = f"table {verdict.table_id} {verdict.name}"
    if verdict.flaw:
        return f"{name}: does not hold · {flaw_sentence(verdict.flaw)}"
    counted = f"entries: {verdict.entries} · agreements: {verdict.agreements}"
    unknown = "".join(
        f" · entry {seq} is of a kind this program does not know: {kind}" for seq, kind in verdict.unknown
    )
    return f"{name}: holds · {counted} · hash {verdict.hash or 'none'}{unknown}"
