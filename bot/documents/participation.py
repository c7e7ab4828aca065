"""Who stood behind the agreements, on the first page: seats with a voice, pillars missing, who was silent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.documents.paper import Block, Para, Points, Section
from bot.documents.wording import Wording
from dialogs.methods.positions import Pillar
from dialogs.plan.model import Edition, Plan, PlanItem, PlanRound


@dataclass(frozen=True, slots=True)
class Turnout:
    """One electorate, as agreements of several rounds may share it."""

    voices: int
    seats: int
    missing: tuple[Pillar | None, ...]  # None: the lived-experience seat


def took_part(plan: Plan, say: Wording) -> tuple[Section, ...]:
    """What the title block's number does not say: pillars missing, and silence; empty where there is none."""
    found = _turnouts(plan)
    blocks = [*_missing(found, say), *_silent(plan, say)]
    return (Section(say._("Who took part"), tuple(blocks), level=2),) if blocks else ()


def voices(plan: Plan, say: Wording) -> str:
    """“10 of 10”, of each electorate behind an agreement that stands."""
    told = (say._("%(voices)s of %(seats)s", voices=one.voices, seats=one.seats) for one in _turnouts(plan))
    return ", ".join(dict.fromkeys(told)) or "–"


def turnout(held: PlanRound) -> Turnout:
    there = {one.pillar for one in held.electorate}
    missing: tuple[Pillar | None, ...] = tuple(pillar for pillar in Pillar if pillar not in there)
    if not any(one.lived_experience for one in held.electorate):
        missing += (None,)
    return Turnout(len(held.electorate), len(held.electorate) + len(held.vacant), missing)


def _turnouts(plan: Plan) -> dict[Turnout, list[PlanRound]]:
    found: dict[Turnout, list[PlanRound]] = {}
    for held in plan.rounds:
        if any(item.is_in_plan for item in held.items):
            found.setdefault(turnout(held), []).append(held)
    return found


def _missing(found: Mapping[Turnout, Sequence[PlanRound]], say: Wording) -> Iterator[Block]:
    if not any(one.missing for one in found):
        return
    if len(found) == 1:
        yield Para(_told(next(iter(found)), say))
        return
    lines = (
        say._("Rounds %(numbers)s: %(told)s", numbers=_numbers(held), told=_told(one, say))
        for one, held in found.items()
    )
    yield Points(tuple(lines))


def _numbers(rounds: Sequence[PlanRound]) -> str:
    return ", ".join(str(held.number) for held in rounds)


def _told(one: Turnout, say: Wording) -> str:
    facts = {"voices": one.voices, "seats": one.seats}
    if not one.missing:
        return say._("Seats with a voice: %(voices)s of %(seats)s, every pillar among them.", **facts)
    lived = say._("lived experience")
    names = "; ".join(say.words.term(pillar) if pillar else lived for pillar in one.missing)
    return say._(
        "Seats with a voice: %(voices)s of %(seats)s. Not represented: %(missing)s.", missing=names, **facts
    )


def _silent(plan: Plan, say: Wording) -> Iterator[Block]:
    found: dict[str, list[PlanItem]] = {}
    for item in plan.goals:
        if item.no_answer:
            found.setdefault(_who(item, plan, say), []).append(item)
    if found:
        lines = (
            say._("%(labels)s, no answer: %(who)s", labels=", ".join(one.proposal for one in items), who=who)
            for who, items in found.items()
        )
        yield Points(tuple(lines))


def _who(item: PlanItem, plan: Plan, say: Wording) -> str:
    """By name only in the internal edition."""
    if plan.edition is Edition.INTERNAL:
        return say.agencies(tuple(one.agency for one in item.unanswered))
    return say.words.ngettext("%(num)s seat", "%(num)s seats", item.no_answer)
