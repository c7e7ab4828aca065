"""Sharing out whole amounts among those who may take them, by augmenting paths; exact."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Takers = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shared:
    """`shares` by (taker, task). When the rooms were too small, `short` is what found no place, and `tasks`
    and `takers` are the cut that proves it: these tasks can go to these full takers alone.

    `movable` are the takers that could give something up to one with room left.
    """

    shares: Mapping[tuple[str, str], int]
    short: int
    tasks: frozenset[str]
    takers: frozenset[str]
    movable: frozenset[str]


def share_out(amounts: Mapping[str, int], takers: Takers, rooms: Mapping[str, int]) -> Shared:
    """As much of every task's amount as the takers' rooms allow; no amount or room is below zero."""
    flow = _Flow(dict(amounts), takers, dict(rooms))
    for task in amounts:
        for taker in takers[task]:
            flow.give(task, taker, min(flow.left[task], flow.rooms[taker]))
    while flow.push():
        pass
    found = flow.search()
    short = sum(flow.left.values())
    return Shared(flow.shares, short, frozenset(found.holder), frozenset(found.task), flow.movable())


@dataclass(slots=True)
class _Search:
    """`task` each taker was reached for, `holder` each task was reached from; `end` has room."""

    task: dict[str, str] = field(default_factory=dict)
    holder: dict[str, str | None] = field(default_factory=dict)
    end: str | None = None


@dataclass(slots=True)
class _Flow:
    left: dict[str, int]
    takers: Takers
    rooms: dict[str, int]
    shares: dict[tuple[str, str], int] = field(default_factory=dict)
    held: dict[str, dict[str, None]] = field(default_factory=dict)

    def give(self, task: str, taker: str, amount: int) -> None:
        """Moves an amount from what is left to a taker; below zero, back."""
        share = self.shares.get((taker, task), 0) + amount
        self.left[task] -= amount
        self.rooms[taker] -= amount
        held = self.held.setdefault(taker, {})
        if share:
            self.shares[taker, task] = share
            held[task] = None
        else:
            self.shares.pop((taker, task), None)
            held.pop(task, None)

    def push(self) -> bool:
        """Finds a place for some of what is left by moving other tasks on; False when there is none."""
        found = self.search()
        if found.end is None:
            return False
        steps, amount = self._path(found, found.end)
        for task, taker, holder in steps:
            if holder is not None:
                self.give(task, holder, -amount)
            self.give(task, taker, amount)
        return True

    def search(self) -> _Search:
        """Breadth first from every task with something left to a taker with room."""
        found = _Search(holder={task: None for task, amount in self.left.items() if amount})
        waiting = deque(found.holder)
        while waiting:
            task = waiting.popleft()
            for taker in self.takers[task]:
                if taker in found.task:
                    continue
                found.task[taker] = task
                if self.rooms[taker]:
                    found.end = taker
                    return found
                for other in self.held.get(taker, ()):
                    if other not in found.holder:
                        found.holder[other] = taker
                        waiting.append(other)
        return found

    def movable(self) -> frozenset[str]:
        """Backwards from every taker with room: who shares a task with one that can make room."""
        able = deque(taker for taker, room in self.rooms.items() if room)
        seen = set(able)
        askers = self._askers()
        while able:
            for other in askers.get(able.popleft(), ()):
                if other not in seen:
                    seen.add(other)
                    able.append(other)
        return frozenset(seen)

    def _askers(self) -> dict[str, list[str]]:
        """For each taker, those holding a task it could take over."""
        askers: dict[str, list[str]] = {}
        for holder, task in self.shares:
            for taker in self.takers[task]:
                askers.setdefault(taker, []).append(holder)
        return askers

    def _path(self, found: _Search, end: str) -> tuple[Iterable[tuple[str, str, str | None]], int]:
        """Steps (task, new taker, holder before) from the end on back, and the most they can carry."""
        steps: list[tuple[str, str, str | None]] = []
        amount, taker = self.rooms[end], end
        while True:
            task = found.task[taker]
            holder = found.holder[task]
            steps.append((task, taker, holder))
            if holder is None:
                return steps, min(amount, self.left[task])
            amount = min(amount, self.shares[holder, task])
            taker = holder
