"""Gradients of agreement: eight shades from endorsement to veto, read as positions of a consent round."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from dialogs.methods.conditions import adoption, pillar_reasons, quorum_reason
from dialogs.methods.consent import adoption_outcome, after_failure, decision_of, open_end, require_version
from dialogs.methods.count import count_answers
from dialogs.methods.decision import Decision
from dialogs.methods.levels import Level, tally_of, votes_at
from dialogs.methods.positions import Outcome, Position, Voter
from dialogs.methods.quorum import quorum_state
from dialogs.methods.reasons import because
from dialogs.methods.rule import Rule

SCALE = range(1, 9)
TALK = 5
MEANING = {
    1: Position.CONSENT,
    2: Position.NOTE,
    3: Position.NOTE,
    4: Position.STAND_ASIDE,
    6: Position.STAND_ASIDE,
    7: Position.OBJECT,
    8: Position.OBJECT,
}


class GradientCode(StrEnum):
    """The comment names the facts."""

    NEEDS_DISCUSSION = "gradients_needs_discussion"  # count: seats that want to talk on
    NOBODY_WANTS_TO_TALK = "gradients_nobody_wants_to_talk"  # -


def decide(electorate: Sequence[Voter], levels: Sequence[Level], rule: Rule, version: int = 1) -> Decision:
    """Levels 1 (endorse) to 8 (veto); deliberation.md, "gradients"; the scale: Kaner (1987).

    1 to 3 consent (2 and 3 with a note), 4 and 6 stand aside, 7 and 8 object, and any 5 returns it: more
    discussion is needed, which no fallback overrides. The ground of a 7 is not asked and not counted.
    Raises ValueError as `consent.decide` does, and for a number beside the scale.
    """
    require_version(version)
    talk = tally_of(levels, SCALE)[TALK]
    stated = [replace(one, ground=one.ground if one.level == SCALE[-1] else None) for one in levels]
    count = count_answers(electorate, votes_at(stated, MEANING))
    silent = tuple(seat for seat in count.no_answer if seat not in {one.seat for one in levels})
    count = replace(count, no_answer=silent)
    state = quorum_state(electorate, [voter.seat for voter in count.heard], rule)
    heard = (quorum_reason(state, count.size), *pillar_reasons(state.missing, rule))
    if not state.met:
        return decision_of(Outcome.NO_QUORUM, count, state.missing, heard)
    wish = (
        because(GradientCode.NEEDS_DISCUSSION, count=talk)
        if talk
        else because(GradientCode.NOBODY_WANTS_TO_TALK)
    )
    conditions = tuple(adoption(count, rule))
    reasons = (*heard, *conditions, wish)
    if talk:
        outcome, end = open_end(rule, version)
        return decision_of(outcome, count, state.missing, (*reasons, end))
    carried = adoption_outcome(conditions)
    if carried:
        return decision_of(carried, count, state.missing, reasons)
    outcome, last = after_failure(count, rule, version)
    return decision_of(outcome, count, state.missing, (*reasons, *last))
