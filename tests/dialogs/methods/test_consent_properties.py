"""What holds for every electorate, every set of answers and every rule."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from dialogs.methods.consent import decide
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Fallback, Ground, Outcome, Pillar, Position, Vote, Voter
from dialogs.methods.rule import Rule
from dialogs.methods.settlement import settlement

RANK = {Outcome.ADOPTED: 2, Outcome.WITH_RESERVATIONS: 2, Outcome.CONDITIONALLY: 1, Outcome.DISSENT_NAMED: 1}
SHARES = st.builds(Fraction, st.integers(1, 4), st.just(4)) | st.just(Fraction(2, 3))
Case = tuple[list[Voter], list[Vote], Rule, int]


@st.composite
def cases(draw: st.DrawFn, *, fewest: int = 0, positions: tuple[Position, ...] = tuple(Position)) -> Case:
    size = draw(st.integers(fewest, 9))
    seats = [f"s{i}" for i in range(size)]
    pillars = st.sampled_from([*Pillar, None])
    electorate = [Voter(seat, draw(pillars), draw(st.integers(0, 4)) == 0) for seat in seats]
    kinds = st.sampled_from([*[None] * (not fewest), *[Position.CONSENT] * 4, *positions])
    grounds = st.sampled_from([None, *Ground])
    votes = [
        Vote(seat, position, draw(grounds), draw(st.booleans()), draw(st.integers(0, 3)) > 0)
        for seat in seats
        if (position := draw(kinds))
    ]
    names = st.frozensets(st.sampled_from(seats), max_size=2) if seats else st.just(frozenset())
    rule = Rule(
        quorum=draw(SHARES),
        pillar_rule=draw(st.booleans()),
        stand_aside_limit=draw(SHARES),
        fallback=draw(st.sampled_from(Fallback)),
        named_leads=draw(names),
        named_seats=draw(names),
    )
    return electorate, votes, rule, draw(st.integers(1, 4))


def rank(decision: Decision) -> int:
    return RANK.get(decision.outcome, 0)


def explained(decision: Decision) -> Outcome:
    """The outcome as a reader works it out from the printed reasons alone."""
    codes = {reason.code for reason in decision.reasons}
    if "quorum_missed" in codes:
        return Outcome.NO_QUORUM
    failed = codes & {
        "objection_stands",
        "consents_short",
        "stand_asides_over",
        "pillar_stands_aside",
        "lead_stands_aside",
    }
    if not failed:
        return Outcome.WITH_RESERVATIONS if "reservations" in codes else Outcome.ADOPTED
    if failed == {"consents_short"} and "approvals_enough" in codes:
        return Outcome.CONDITIONALLY
    if "versions_left" in codes:
        return Outcome.RETURNED
    barred = any(code.startswith("fallback_barred") for code in codes)
    return Outcome.DISSENT_NAMED if "fallback_reached" in codes and not barred else Outcome.LEFT_OPEN


@given(cases())
def test_the_reasons_always_explain_the_outcome(case: Case):
    decision = decide(*case)
    assert explained(decision) is decision.outcome


@given(cases())
def test_the_figures_in_the_reasons_bear_out_their_codes(case: Case):
    bounds = {
        "quorum_met": ("heard", "needed"),
        "consents_enough": ("consents", "needed"),
        "fallback_reached": ("consents", "needed"),
        "stand_asides_within": ("limit", "count"),
    }
    for reason in decide(*case).reasons:
        facts = dict(reason.facts)
        if reason.code in bounds:
            more, less = bounds[reason.code]
            assert int(facts[more]) >= int(facts[less])
        assert int(facts.get("short", 1)) > 0
        assert int(facts.get("over", 1)) > 0


@given(cases(), st.randoms())
def test_permuting_seats_and_answers_changes_nothing(case: Case, random):
    electorate, votes, rule, version = case
    decision = decide(electorate, votes, rule, version)
    random.shuffle(electorate)
    random.shuffle(votes)
    shuffled = decide(electorate, votes, rule, version)
    assert (shuffled.outcome, shuffled.tally, shuffled.provisional, shuffled.reasons) == (
        decision.outcome,
        decision.tally,
        decision.provisional,
        decision.reasons,
    )
    assert sorted(shuffled.no_answer) == sorted(decision.no_answer)
    assert shuffled.missing_seats == decision.missing_seats


@given(cases())
def test_renaming_seats_renames_seats_only(case: Case):
    electorate, votes, rule, version = case
    decision = decide(electorate, votes, rule, version)
    renamed = decide(
        [replace(voter, seat=f"x{voter.seat}") for voter in electorate],
        [replace(vote, seat=f"x{vote.seat}") for vote in votes],
        replace(
            rule,
            named_leads=frozenset(f"x{seat}" for seat in rule.named_leads),
            named_seats=frozenset(f"x{seat}" for seat in rule.named_seats),
        ),
        version,
    )
    assert (renamed.outcome, renamed.reasons) == (decision.outcome, decision.reasons)
    assert renamed.no_answer == tuple(f"x{seat}" for seat in decision.no_answer)


@given(cases())
def test_a_reason_given_or_owed_changes_nothing(case: Case):
    electorate, votes, rule, version = case
    owed = [replace(vote, has_reason=not vote.has_reason) for vote in votes]
    assert decide(electorate, owed, rule, version) == decide(electorate, votes, rule, version)


@given(cases(fewest=1), st.integers(0, 8))
def test_silence_instead_of_a_consent_never_adopts_more(case: Case, which: int):
    electorate, votes, rule, version = case
    silenced = _pick(votes, which, Position.CONSENT, Position.NOTE, Position.APPROVAL)
    rest = [vote for vote in votes if vote is not silenced]
    assert rank(decide(electorate, rest, rule, version)) <= rank(decide(electorate, votes, rule, version))


@given(cases())
def test_silence_is_never_a_consent(case: Case):
    electorate, votes, rule, version = case
    decision = decide(electorate, votes, rule, version)
    consents = sum(vote.position in (Position.CONSENT, Position.NOTE) and vote.confirmed for vote in votes)
    assert decision.tally.consents + decision.tally.notes == consents
    assert len(decision.no_answer) == len(electorate) - len(votes)
    if rank(decision) == 2:
        assert 2 * consents > len(electorate)


@given(cases(fewest=1), st.integers(0, 8))
def test_standing_aside_instead_of_consenting_never_helps(case: Case, which: int):
    electorate, votes, rule, version = case
    one = _pick(votes, which, Position.CONSENT, Position.NOTE, Position.APPROVAL)
    aside = [replace(vote, position=Position.STAND_ASIDE) if vote is one else vote for vote in votes]
    assert rank(decide(electorate, aside, rule, version)) <= rank(decide(electorate, votes, rule, version))


@given(cases(fewest=1), st.integers(0, 8))
def test_a_confirmation_owed_never_helps(case: Case, which: int):
    electorate, votes, rule, version = case
    one = _pick(votes, which, Position.CONSENT, Position.NOTE)
    owed = [replace(vote, confirmed=False) if vote is one else vote for vote in votes]
    assert rank(decide(electorate, owed, rule, version)) <= rank(decide(electorate, votes, rule, version))


@given(cases(fewest=1), st.integers(0, 8))
def test_an_objection_never_adopts_without_the_fallback(case: Case, which: int):
    electorate, votes, rule, version = case
    votes = _objecting(votes, which, None)
    decision = decide(electorate, votes, replace(rule, fallback=Fallback.RECORDED_AS_OPEN), version)
    assert not decision.outcome.is_adopted
    assert not decision.provisional


@given(cases(fewest=1), st.integers(0, 8), st.sampled_from([Ground.LAW, Ground.MANDATE]))
def test_the_fallback_never_overrides_law_or_mandate(case: Case, which: int, ground: Ground):
    electorate, votes, rule, version = case
    votes = _objecting(votes, which, ground)
    assert not decide(electorate, votes, rule, version).outcome.is_adopted


@given(cases(fewest=1, positions=(Position.APPROVAL,) * 5))
def test_what_was_adopted_conditionally_needs_its_approvals(case: Case):
    electorate, votes, rule, version = case
    assume(decide(electorate, votes, rule, version).outcome is Outcome.CONDITIONALLY)
    assert settlement(electorate, votes, rule, version).outcome is Outcome.CONDITIONALLY
    lapsed = [replace(vote, lapsed=vote.awaits_a_word) for vote in votes]
    assert settlement(electorate, lapsed, rule, version).outcome in (Outcome.RETURNED, Outcome.LEFT_OPEN)
    granted = [
        replace(vote, position=Position.CONSENT, confirmed=True) if vote.awaits_a_word else vote
        for vote in votes
    ]
    assert rank(settlement(electorate, granted, rule, version)) == 2


@given(cases())
def test_settled_answers_leave_nothing_open(case: Case):
    electorate, votes, rule, version = case
    settled = [replace(vote, lapsed=vote.awaits_a_word) for vote in votes]
    decision = settlement(electorate, settled, rule, version)
    assert decision.pending == ()
    assert decision.outcome is not Outcome.CONDITIONALLY


def _pick(votes: list[Vote], which: int, *positions: Position) -> Vote:
    able = [vote for vote in votes if vote.position in positions]
    assume(able)
    return able[which % len(able)]


def _objecting(votes: list[Vote], which: int, ground: Ground | None) -> list[Vote]:
    one = votes[which % len(votes)]
    return [replace(vote, position=Position.OBJECT, ground=ground) if vote is one else vote for vote in votes]
