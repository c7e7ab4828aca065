"""The whole of it, with figures: python -m tests.faults --kills 50 --presses 500."""

import asyncio
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from tests.faults.aftermath import Aftermath, look_at
from tests.faults.killing import Ordeal, Plan


def main(
    kills: Annotated[int, typer.Option(min=1)] = 50,
    presses: Annotated[int, typer.Option(min=1, max=580)] = 500,
    seed: int = 7,
) -> None:
    """Kill the bot with SIGKILL at random moments while presses arrive, then look at what is there."""
    with tempfile.TemporaryDirectory(prefix="roundtable-faults-") as folder:
        ordeal = Ordeal(Plan(kills, presses, closings=max(3, kills // 5), seed=seed), Path(folder))
        found = asyncio.run(_run(ordeal))
    sys.stdout.write(f"kills: {kills}\n")
    for field in fields(found):
        sys.stdout.write(f"{field.name.replace('_', ' ')}: {getattr(found, field.name)}\n")
    sys.stdout.write("sound\n" if found.is_sound else "NOT SOUND\n")
    sys.exit(0 if found.is_sound else 1)


async def _run(ordeal: Ordeal) -> Aftermath:
    await ordeal.prepare()
    await ordeal.suffer()
    return await look_at(ordeal)


if __name__ == "__main__":
    typer.run(main)
