"""How long roles take to allocate, ties included: a random case of a fixed seed, cut after a limit."""

import time
from dataclasses import replace

from dialogs.roles.allocation import Allocation
from dialogs.roles.solver import allocate
from tests.dialogs.roles.cases import random_case

SEED = 1
SECONDS = 30.0


def allocation_seconds(agencies: int, actions: int) -> tuple[float, Allocation]:
    case = random_case(SEED, agencies, actions)
    tasks = tuple(replace(one, joint=one.joint and one.hours >= 10) for one in case.actions)
    began = time.perf_counter()
    found = allocate(replace(case, actions=tasks), SECONDS)
    return time.perf_counter() - began, found


def outcome(found: Allocation) -> str:
    if found.gap is None:
        return found.status.value
    return f"{found.status.value} {found.gap:.4f}" if found.gap else found.status.value
