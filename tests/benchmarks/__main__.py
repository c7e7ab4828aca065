"""`make bench`: the bot beside the baseline in one run, and what else grows or should not."""

import asyncio
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from bot.delivery import courier
from bot.documents.plan_files import Format, plan_file
from tests.benchmarks.allocating import allocation_seconds, outcome
from tests.benchmarks.answering import (
    EACH,
    SEATS,
    TABLES,
    Run,
    Start,
    run_once,
    start_baseline,
    start_roundtable,
    start_unseen_baseline,
)
from tests.benchmarks.counting import counting_seconds
from tests.benchmarks.editing import edits_in_a_minute
from tests.benchmarks.scaling import FEW, MANY, answer_ms
from tests.dialogs.plan.story import auenfurt_story

ROUNDS = 3


STARTS: tuple[Start, ...] = (start_unseen_baseline, start_baseline, start_roundtable)


async def measure() -> Table:
    """The ratio is to the baseline that shows its counts, as Roundtable does."""
    unseen, baseline, ours = await _alternately()
    title = f"{TABLES * SEATS * EACH} presses a run"
    table = Table("", "toast only", "baseline", "Roundtable", "ratio", title=title)
    for column in table.columns[1:]:
        column.justify = "right"
    speed = [_middle(runs, lambda run: run.per_second) for runs in (unseen, baseline, ours)]
    cost = [_middle(runs, lambda run: run.cpu_ms) for runs in (unseen, baseline, ours)]
    rest = [_middle(runs, lambda run: run.resting_mb) for runs in (unseen, baseline, ours)]
    table.add_row(
        "durable answers per second", *(f"{each:.0f}" for each in speed), f"{speed[2] / speed[1]:.1f}"
    )
    table.add_row("CPU ms per answer", *(f"{each:.2f}" for each in cost), f"{cost[1] / cost[2]:.1f}")
    table.add_row("memory at rest, MB", *(f"{each:.0f}" for each in rest), "")
    few, many = await answer_ms(FEW), await answer_ms(MANY)
    table.add_row(f"ms per answer, {FEW} rounds open", "", "", f"{few:.2f}", "")
    table.add_row(f"ms per answer, {MANY:,} rounds open", "", "", f"{many:.2f}", f"{many / few:.2f}")
    table.add_row("edits per 1,000 presses in a minute", "", "1,000", str(await edits_in_a_minute()), "")
    table.add_row("seconds for a plan's four files", "", "", f"{_documents_seconds():.2f}", "")
    for agencies, actions in ((10, 20), (40, 200)):
        seconds, found = allocation_seconds(agencies, actions)
        label = f"seconds to allocate, {agencies} x {actions}"
        table.add_row(label, "", "", f"{seconds:.1f}", outcome(found))
    return table


async def _alternately() -> list[list[Run]]:
    runs: list[list[Run]] = [[] for _ in STARTS]
    for _ in range(ROUNDS):
        for start, done in zip(STARTS, runs, strict=True):
            done.append(await run_once(start))
    return runs


def _middle(runs: list[Run], figure: Callable[[Run], float]) -> float:
    return median(figure(run) for run in runs)


def _documents_seconds() -> float:
    """The plan of the example city as PDF and Markdown in both languages; fonts read before."""
    plan = auenfurt_story().plan
    plan_file(plan, "en", Format.PDF).make()
    began = time.perf_counter()
    for language in ("en", "de"):
        for form in Format:
            plan_file(plan, language, form).make()
    return time.perf_counter() - began


def _counting() -> Table:
    table = Table("", "seconds", title="methods")
    for what, seconds in counting_seconds():
        table.add_row(what, f"{seconds:.2f}")
    return table


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    return f"{os.cpu_count()} × {model}, Python {platform.python_version()}, {platform.system()}, SQLite"


def main() -> None:
    courier.SCAN_PAUSE = 0.0  # the moved clock of the edits leaves no time to wait; other processes keep it
    console = Console(width=100)
    console.print(asyncio.run(measure()))
    console.print(_counting())
    console.print(_machine())


if __name__ == "__main__":
    main()
