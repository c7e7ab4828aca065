"""What becomes of a decision after closing: approvals settled, and objections of seats not heard in time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dialogs.methods.conditions import adoption, pillar_reasons
from dialogs.methods.consent import adoption_outcome, decision_of, open_end, require_version
from dialogs.methods.count import count_answers
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Ground, Outcome, Position, Vote, Voter
from dialogs.methods.quorum import quorum_state
from dialogs.methods.reasons import Code, because
from dialogs.methods.rule import Rule

DECISIVE = frozenset({Ground.LAW, Ground.MANDATE, Ground.HARM})


def settlement(electorate: Sequence[Voter], votes: Sequence[Vote], rule: Rule, version: int = 1) -> Decision:
    """Where an item closed as adopted conditionally stands now; source: deliberation.md, "Consent".

    `votes` are those of the close with every settled one replaced: confirmed, a consent (or note) with
    `confirmed` True; refused, the stand-aside or objection the seat chose; lapsed, the same vote with
    `lapsed` True (the seat stays heard: pillars keep the measure they had at close, whoever lapses first).

    ADOPTED, WITH_RESERVATIONS: it takes effect, even if approvals are still open. CONDITIONALLY: some are
    open, wait. RETURNED, LEFT_OPEN: the last is settled and the conditions fail. Neither the quorum nor the
    fallback "two thirds" is asked again. Raises ValueError as `decide` does.
    """
    require_version(version)
    count = count_answers(electorate, votes)
    missing = quorum_state(electorate, [voter.seat for voter in count.heard], rule).missing
    conditions = (*pillar_reasons(missing, rule), *adoption(count, rule))
    outcome = adoption_outcome(conditions)
    if outcome in (Outcome.ADOPTED, Outcome.WITH_RESERVATIONS):
        return decision_of(outcome, count, missing, conditions)
    if count.pending:
        still_open = because(Code.APPROVALS_OPEN, open=len(count.pending))
        return decision_of(Outcome.CONDITIONALLY, count, missing, (*conditions, still_open))
    outcome, end = open_end(rule, version)
    return decision_of(outcome, count, missing, (*conditions, because(Code.APPROVALS_SETTLED), end))


def review(decision: Decision, objections: Sequence[Vote]) -> Decision:
    """A provisional decision once unheard seats had their say; deliberation.md, "Voices, quorum, silence".

    `objections` are those made within the 14 days by seats in `decision.missing_seats`. Ground law, mandate
    or harm: RETURNED, at once. Otherwise, when the days are over: the outcome as it was, not provisional any
    more. Raises ValueError for a decision that is not provisional, a seat that was not missing, a seat twice,
    or a vote that is no objection.
    """
    _require_late_objections(decision, objections)
    grounds = Counter(vote.ground for vote in objections if vote.ground in DECISIVE)
    if not grounds:
        reasons = (*decision.reasons, because(Code.NO_LATE_OBJECTION))
        return replace(decision, provisional=False, reasons=reasons)
    late = tuple(
        because(Code.LATE_OBJECTION, ground=ground.value, count=grounds[ground])
        for ground in Ground
        if grounds[ground]
    )
    return replace(decision, outcome=Outcome.RETURNED, provisional=False, reasons=decision.reasons + late)


def _require_late_objections(decision: Decision, objections: Sequence[Vote]) -> None:
    if not decision.provisional:
        raise ValueError("the decision is not provisional")
    seats = [vote.seat for vote in objections]
    if len(set(seats)) != len(seats):
        raise ValueError("a seat objected twice")
    if not decision.missing_seats.issuperset(seats):
        raise ValueError("only a seat that was missing may object after closing")
    if any(vote.position is not Position.OBJECT for vote in objections):
        raise ValueError("only objections are reviewed after closing")
