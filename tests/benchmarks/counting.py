"""Seconds for the methods on as many answers as a city could give, drawn with a fixed seed."""

import random
import time
from collections.abc import Callable, Iterator

import numpy as np

from dialogs.methods.opinions import group
from dialogs.methods.priorities import rank
from dialogs.methods.ranking import Ballot
from dialogs.methods.rating import assess, concordance


def counting_seconds() -> Iterator[tuple[str, float]]:
    """What was counted, and how long it took."""
    yield "10,000 ratings x 50 items, W and kappa", _took(_rating(10_000, 50))
    yield "2,000 people x 300 opinions, grouped", _took(_opinions(2_000, 300))
    yield "Schulze, 50 options x 10,000 ballots", _took(_rankings(50, 10_000))


def _took(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _rating(seats: int, items: int) -> Callable[[], object]:
    dice = random.Random(1)
    rows = [[dice.randint(1, 9) for _ in range(items)] for _ in range(seats)]

    def run() -> object:
        return [assess(column) for column in zip(*rows, strict=True)], concordance(rows)

    return run


def _opinions(people: int, statements: int) -> Callable[[], object]:
    dice = np.random.default_rng(1)
    camps = dice.integers(0, 3, people)
    leaning = dice.normal(size=(3, statements))
    drawn = leaning[camps] + dice.normal(size=(people, statements))
    votes = np.where(drawn > 0.4, 1.0, np.where(drawn < -0.4, -1.0, 0.0))
    votes[dice.random((people, statements)) < 0.5] = np.nan
    return lambda: group(votes)


def _rankings(options: int, ballots: int) -> Callable[[], object]:
    dice = random.Random(1)
    names = [f"O{number}" for number in range(options)]
    drawn = [
        Ballot(1, tuple((name,) for name in dice.sample(names, dice.randint(1, options))))
        for _ in range(ballots)
    ]
    return lambda: rank(drawn, names)
