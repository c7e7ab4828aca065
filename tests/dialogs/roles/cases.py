"""Random and small cases of role allocations, every one possible to write down as a table's answers."""

import random
from fractions import Fraction

from dialogs.roles.case import Action, Agency, Case, Firewall, Limits, Partnership

PILLARS = ("law enforcement", "treatment", "prevention", "harm reduction")
WANTED = (0, *(1,) * 10, *(2,) * 20, *(3,) * 15)


def random_case(seed: int, agencies: int, actions: int, tightness: float = 0.75) -> Case:
    """`tightness`: the hours asked for as a share of all capacity; with 0.9 most are impossible."""
    dice = random.Random(seed)
    needs = [f"c{number}" for number in range(agencies + 2)]
    tasks = tuple(_action(dice, number, needs) for number in range(1, actions + 1))
    asked = float(sum(action.hours for action in tasks)) / tightness
    owners = {action.id: dice.randint(1, agencies) for action in tasks}
    weights = [dice.uniform(0.6, 1.4) for _ in range(agencies)]
    seats = tuple(
        _agency(dice, number, asked * weight / sum(weights), tasks, needs, owners)
        for number, weight in enumerate(weights, 1)
    )
    ids = [agency.id for agency in seats]
    pairs = {frozenset(dice.sample(ids, 2)) for _ in range(agencies // 4 + 1)}
    return Case(
        seats,
        tasks,
        Limits(slack=dice.choice((Fraction(0), Fraction(1, 20), Fraction(1, 10)))),
        partnerships=tuple(
            Partnership(first, second, Fraction(dice.randint(1, 4), 20))
            for first, second in sorted(sorted(pair) for pair in pairs)
        ),
        firewall=tuple(
            Firewall(first, second, dice.choice(tasks).id)
            for first, second in (dice.sample(ids, 2) for _ in range(actions // 6 + 1))
        ),
    )


def _action(dice: random.Random, number: int, needs: list[str]) -> Action:
    return Action(
        id=f"M{number}",
        name=f"Action {number}",
        hours=Fraction(dice.randint(6, 60), 2),
        needs=frozenset(dice.sample(needs, dice.randint(0, 2))),
        joint=dice.random() < 0.1,
    )


def _agency(
    dice: random.Random,
    number: int,
    capacity: float,
    tasks: tuple[Action, ...],
    needs: list[str],
    owners: dict[str, int],
) -> Agency:
    """Owns some actions, those of `owners` for sure, may help with more, and wants most of them."""
    mandate: dict[str, int] = {}
    willingness: dict[str, int] = {}
    for action in tasks:
        share = dice.random()
        owns = share < 0.15 or owners[action.id] == number
        mandate[action.id] = 2 if owns else 1 if share < 0.65 else 0
        willingness[action.id] = dice.choice(WANTED) if mandate[action.id] else 0
    return Agency(
        id=f"A{number}",
        name=f"Agency {number}",
        capacity=Fraction(round(2 * capacity), 2),
        history=Fraction(dice.choice((0, 0, 0, 2))),
        mandate=mandate,
        willingness=willingness,
        competencies=frozenset(dice.sample(needs, 3)),
        pillar=PILLARS[(number - 1) % 4],
    )
