"""A returned goal's next version: who writes it, who is asked, what is recorded; no objection disappears."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dialogs.ledger.decisions import ItemDecided
from dialogs.ledger.objections import VersionWritten
from dialogs.ledger.sealed import shown
from dialogs.methods.positions import Outcome, Position
from dialogs.owed import Timer, TimerKind
from dialogs.refusals import Refusal
from dialogs.rounds.amending import (
    Confirmation,
    amend,
    confirm_version,
    confirmations,
    objectors,
    put_without_waiting,
    returned_item,
)
from dialogs.rounds.codes import Agreed
from dialogs.rounds.difference import Rewording, rewordings
from dialogs.rounds.due import fall_due
from dialogs.rounds.model import Item, Proposal, ProposalState, Version
from dialogs.rounds.proposing import propose
from tests.dialogs.seated import Seated


def close(seated: Seated) -> Item:
    """The newest item, after its round's deadline."""
    timer = seated.work.find(Timer, kind=TimerKind.CLOSE_ROUND, done_at=None, order="-due_at")[0]
    seated.now = max(seated.now, timer.due_at)
    fall_due(seated.work, timer, seated.now)
    return seated.work.find(Item, order="-id")[0]


def returned(*objecting: str, by: str = "") -> tuple[Seated, Proposal]:
    seated = Seated()
    writer = seated.people[by] if by else seated.facilitator
    put = propose(seated.work, writer, seated.table.id, "A calm station", "", seated.now)
    seated.open_with(put.proposal_id)
    item = seated.work.find(Item, order="-id")[0]
    seated.all_say(item.id, but=objecting)
    for code in objecting:
        seated.say(code, item.id, Position.OBJECT)
    assert close(seated).outcome is Outcome.RETURNED
    return seated, seated.work.get(Proposal, put.proposal_id)


def asked(seated: Seated, code: str) -> Confirmation:
    return seated.work.find(Confirmation, seat_id=seated.seats[code].id, order="-id")[0]


def write(seated: Seated, proposal: Proposal, text: str = "A calm station without checks") -> None:
    amend(seated.work, seated.facilitator, proposal.id, text, "", seated.now)


def test_only_changed_words_are_named() -> None:
    assert rewordings("reduce the presence now", "no checks, reduce the noise") == (
        Rewording("", "no checks,"),
        Rewording("presence now", "noise"),
    )
    assert rewordings("the same", "the  same") == ()


def test_a_single_word_kept_between_two_changes_reads_as_one_change() -> None:
    assert rewordings("Reduce the presence", "No checks at the entrance") == (
        Rewording("Reduce the presence", "No checks at the entrance"),
    )


def test_it_waits_in_the_queue_once_every_owner_has_answered() -> None:
    seated, proposal = returned("POL", "SH")
    write(seated, proposal)
    assert seated.work.get(Proposal, proposal.id).state is ProposalState.AMENDED
    confirm_version(seated.work, seated.people["POL"], asked(seated, "POL").id, True, seated.now)
    assert seated.work.get(Proposal, proposal.id).state is ProposalState.AMENDED
    confirm_version(seated.work, seated.people["SH"], asked(seated, "SH").id, False, seated.now)
    assert seated.work.get(Proposal, proposal.id).state is ProposalState.QUEUED
    told = {(one.seat, one.agreed) for one in shown(seated.work.said()[-1].confirmations)}
    assert told == {(seated.seats["POL"].id, Agreed.YES), (seated.seats["SH"].id, Agreed.NO)}


def test_a_silent_owner_is_not_waited_for_but_recorded() -> None:
    seated, proposal = returned("SH")
    write(seated, proposal)
    with pytest.raises(Refusal, match="not_facilitator"):
        put_without_waiting(seated.work, seated.people["POL"], proposal.id, seated.now)
    put_without_waiting(seated.work, seated.facilitator, proposal.id, seated.now)
    assert [one.agreed for one in shown(seated.work.said()[-1].confirmations)] == [Agreed.WAITING]


def test_the_proposer_is_asked_and_a_no_drops_the_wording() -> None:
    seated, proposal = returned("SH", by="GA")
    write(seated, proposal)
    with pytest.raises(Refusal, match="proposer_is_asked"):
        put_without_waiting(seated.work, seated.facilitator, proposal.id, seated.now)
    confirm_version(seated.work, seated.people["GA"], asked(seated, "GA").id, False, seated.now)
    assert seated.work.get(Proposal, proposal.id).state is ProposalState.DECIDED
    assert [one.number for one in seated.work.find(Version, proposal_id=proposal.id)] == [1]
    assert seated.work.find(Confirmation) == []
    assert seated.work.notices("version_dropped")[0].facts["text"] == "A calm station without checks"
    write(seated, proposal, "A calmer station")


def test_the_proposer_may_write_it_and_another_seat_may_not() -> None:
    seated, proposal = returned("SH", by="GA")
    with pytest.raises(Refusal, match="not_amender"):
        amend(seated.work, seated.people["POL"], proposal.id, "Mine", "", seated.now)
    amend(seated.work, seated.people["GA"], proposal.id, "A calmer station", "", seated.now)
    assert [one.seat_id for one in seated.work.find(Confirmation)] == [seated.seats["SH"].id]


def test_what_cannot_be_amended_or_confirmed() -> None:
    seated, proposal = returned("SH")
    with pytest.raises(Refusal, match="same_wording"):
        write(seated, proposal, "A calm station")
    write(seated, proposal)
    with pytest.raises(Refusal, match="not_returned"):
        write(seated, proposal, "Twice")
    with pytest.raises(Refusal, match="not_asked"):
        confirm_version(seated.work, seated.people["POL"], asked(seated, "SH").id, True, seated.now)
    confirm_version(seated.work, seated.people["SH"], asked(seated, "SH").id, True, seated.now)
    with pytest.raises(Refusal, match="confirmed_already"):
        confirm_version(seated.work, seated.people["SH"], asked(seated, "SH").id, False, seated.now)


def test_the_last_version_is_not_returned_but_left_open() -> None:
    seated, proposal = returned("SH")
    for text in ("Second", "Third"):
        write(seated, proposal, text)
        put_without_waiting(seated.work, seated.facilitator, proposal.id, seated.now)
        seated.open_with(proposal.id)
        item = seated.work.find(Item, order="-id")[0]
        seated.all_say(item.id, but=("SH",))
        seated.say("SH", item.id, Position.OBJECT)
        closed = close(seated)
    assert closed.outcome is Outcome.LEFT_OPEN
    with pytest.raises(Refusal, match="not_returned"):
        write(seated, proposal, "Fourth")


class ObjectionLife(RuleBasedStateMachine):
    """Rounds, objections, versions and confirmations in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.seated, self.goal, self.written = Seated(), 0, 0
        self.propose_another()

    def propose_another(self) -> None:
        work, by = self.seated.work, self.seated.facilitator
        self.goal = propose(work, by, self.seated.table.id, "First", "", self.seated.now).proposal_id

    @property
    def is_over(self) -> bool:
        decided = self.proposal.state is ProposalState.DECIDED
        return decided and not returned_item(self.seated.work, self.proposal)

    @precondition(lambda self: self.is_over)
    @rule()
    def go_on_with_another_goal(self) -> None:
        self.propose_another()

    @property
    def proposal(self) -> Proposal:
        return self.seated.work.get(Proposal, self.goal)

    @precondition(lambda self: self.proposal.state is ProposalState.QUEUED)
    @rule(objecting=st.sets(st.sampled_from(["POL", "SH", "GA", "STA"])))
    def put_and_close(self, objecting: set[str]) -> None:
        self.seated.open_with(self.goal)
        item = self.seated.work.find(Item, order="-id")[0]
        self.seated.all_say(item.id)
        for code in objecting:
            self.seated.say(code, item.id, Position.OBJECT)
        close(self.seated)

    @precondition(lambda self: returned_item(self.seated.work, self.proposal) is not None)
    @rule()
    def write_version(self) -> None:
        self.written += 1
        amend(self.seated.work, self.seated.facilitator, self.goal, str(self.written), "", self.seated.now)

    @precondition(lambda self: self.proposal.state is ProposalState.AMENDED)
    @rule(agrees=st.booleans())
    def confirm_one(self, agrees: bool) -> None:
        asked = confirmations(self.seated.work, self.proposal)
        waiting = next(one for one in asked if one.agreed is Agreed.WAITING)
        code = next(code for code, seat in self.seated.seats.items() if seat.id == waiting.seat_id)
        confirm_version(self.seated.work, self.seated.people[code], waiting.id, agrees, self.seated.now)

    @precondition(lambda self: self.proposal.state is ProposalState.AMENDED)
    @rule()
    def put_anyway(self) -> None:
        put_without_waiting(self.seated.work, self.seated.facilitator, self.goal, self.seated.now)

    @invariant()
    def every_objection_is_in_the_version_that_follows(self) -> None:
        owed: dict[tuple[str, int], set[int]] = {}
        for said in self.seated.work.said():
            if isinstance(said, ItemDecided):
                objected = {one.seat for one in shown(said.votes) if one.position is Position.OBJECT}
                owed[said.proposal, said.version + 1] = objected
            if isinstance(said, VersionWritten):
                answered = {one.seat for one in shown(said.confirmations) if one.objected}
                assert answered == owed.pop((said.proposal, said.version))

    @invariant()
    def a_standing_objection_never_becomes_an_agreement(self) -> None:
        for item in self.seated.work.find(Item, outcome=Outcome.ADOPTED):
            assert objectors(self.seated.work, item) == []


ObjectionLife.TestCase.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
TestObjectionLife = ObjectionLife.TestCase
