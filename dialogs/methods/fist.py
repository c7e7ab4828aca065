"""Fist to five: adopted when enough are heard and nobody shows fewer than three fingers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from dialogs.methods.conditions import pillar_reasons, quorum_reason
from dialogs.methods.consent import decision_of, open_end, require_version
from dialogs.methods.count import count_answers
from dialogs.methods.decision import Decision
from dialogs.methods.levels import Level, tally_of, votes_at
from dialogs.methods.positions import Outcome, Position, Voter
from dialogs.methods.quorum import quorum_state
from dialogs.methods.reasons import Reason, because
from dialogs.methods.rule import Rule

SCALE = range(6)
ENOUGH = 3
MEANING = {0: Position.OBJECT, 3: Position.CONSENT, 4: Position.CONSENT, 5: Position.CONSENT}


class FistCode(StrEnum):
    """The comment names the facts."""

    ALL_CARRY_IT = "fist_all_carry_it"  # count: all heard show three or more
    BELOW_THREE = "fist_below_three"  # count: one or two fingers; these are asked
    FIST = "fist_objection"  # count: no finger


def decide(electorate: Sequence[Voter], levels: Sequence[Level], rule: Rule, version: int = 1) -> Decision:
    """Levels 0 (the fist, an objection) to 5; deliberation.md, "fist to five"; no fallback overrides it.

    Raises ValueError as `consent.decide` does, and for a number beside the scale.
    """
    require_version(version)
    tally = tally_of(levels, SCALE)
    count = count_answers(electorate, votes_at(levels, MEANING))
    silent = tuple(seat for seat in count.no_answer if seat not in {one.seat for one in levels})
    count = replace(count, no_answer=silent)
    state = quorum_state(electorate, [voter.seat for voter in count.heard], rule)
    heard = (quorum_reason(state, count.size), *pillar_reasons(state.missing, rule))
    if not state.met:
        return decision_of(Outcome.NO_QUORUM, count, state.missing, heard)
    reasons = (*heard, *_fingers(tally))
    if not any(tally[level] for level in range(ENOUGH)):
        return decision_of(Outcome.ADOPTED, count, state.missing, reasons)
    outcome, end = open_end(rule, version)
    return decision_of(outcome, count, state.missing, (*reasons, end))


def _fingers(tally: dict[int, int]) -> Iterator[Reason]:
    below = tally[1] + tally[2]
    if tally[0]:
        yield because(FistCode.FIST, count=tally[0])
    if below:
        yield because(FistCode.BELOW_THREE, count=below)
    if not tally[0] and not below:
        yield because(FistCode.ALL_CARRY_IT, count=sum(tally.values()))
