"""The consent method: who said what, and the rule, become a decision with its reasons."""

from collections.abc import Sequence

from dialogs.methods.conditions import adoption, fallback, pillar_reasons, quorum_reason
from dialogs.methods.count import Count, Tally, count_answers
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Fallback, Ground, Outcome, Pillar, Position, Vote, Voter
from dialogs.methods.quorum import Missing, QuorumState, quorum_state
from dialogs.methods.reasons import STOPS_ADOPTION, STOPS_FALLBACK, Code, Reason, because
from dialogs.methods.rule import Rule

__all__ = [
    "Code",
    "Decision",
    "Fallback",
    "Ground",
    "Missing",
    "Outcome",
    "Pillar",
    "Position",
    "QuorumState",
    "Reason",
    "Rule",
    "Tally",
    "Vote",
    "Voter",
    "decide",
]


def decide(electorate: Sequence[Voter], votes: Sequence[Vote], rule: Rule, version: int = 1) -> Decision:
    """The decision at close; deliberation.md, "Consent", in its order of checks. Never WITHDRAWN.

    A round is extended once before NO_QUORUM is recorded; ask `quorum_state` for that.
    Raises ValueError for a version below 1, a seat listed or answering twice, or one outside the electorate.
    """
    require_version(version)
    count = count_answers(electorate, votes)
    state = quorum_state(electorate, [voter.seat for voter in count.heard], rule)
    heard = (quorum_reason(state, count.size), *pillar_reasons(state.missing, rule))
    if not state.met:
        return decision_of(Outcome.NO_QUORUM, count, state.missing, heard)
    conditions = tuple(adoption(count, rule))
    outcome = adoption_outcome(conditions)
    if outcome:
        return decision_of(outcome, count, state.missing, heard + conditions)
    outcome, end = after_failure(count, rule, version)
    return decision_of(outcome, count, state.missing, heard + conditions + end)


def require_version(version: int) -> None:
    if version < 1:
        raise ValueError(f"version {version} is below 1")


def decision_of(
    outcome: Outcome, count: Count, missing: tuple[Missing, ...], reasons: tuple[Reason, ...]
) -> Decision:
    return Decision(
        outcome=outcome,
        tally=count.tally,
        no_answer=count.no_answer,
        pending=tuple(voter.seat for voter in count.pending),
        missing=missing,
        provisional=bool(missing) and outcome.is_adopted,
        reasons=reasons,
    )


def open_end(rule: Rule, version: int) -> tuple[Outcome, Reason]:
    """What a proposal not adopted becomes when no fallback carries it."""
    if version < rule.max_versions:
        return Outcome.RETURNED, because(Code.VERSIONS_LEFT, version=version, of=rule.max_versions)
    return Outcome.LEFT_OPEN, because(Code.LAST_VERSION, version=version, of=rule.max_versions)


def adoption_outcome(conditions: tuple[Reason, ...]) -> Outcome | None:
    """The kind of adoption these conditions allow, None if one fails for good."""
    codes = {reason.code for reason in conditions}
    failed = codes & STOPS_ADOPTION
    if failed == {Code.CONSENTS_SHORT} and Code.APPROVALS_ENOUGH in codes:
        return Outcome.CONDITIONALLY
    if failed:
        return None
    return Outcome.WITH_RESERVATIONS if Code.RESERVATIONS in codes else Outcome.ADOPTED


def after_failure(count: Count, rule: Rule, version: int) -> tuple[Outcome, tuple[Reason, ...]]:
    outcome, end = open_end(rule, version)
    if outcome is Outcome.RETURNED:
        return outcome, (end,)
    last = tuple(fallback(count, rule))
    if STOPS_FALLBACK.isdisjoint(reason.code for reason in last):
        outcome = Outcome.DISSENT_NAMED
    return outcome, (end, *last)
