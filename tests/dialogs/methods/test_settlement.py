"""After closing: approvals settled, late objections reviewed; deliberation.md, "Consent" and "Voices"."""

import pytest

from dialogs.methods.consent import decide
from dialogs.methods.positions import Fallback, Ground, Outcome, Position, Vote
from dialogs.methods.reasons import Code
from dialogs.methods.rule import Rule
from dialogs.methods.settlement import review, settlement
from tests.dialogs.methods.shorthand import said, seated

TEN = "-" * 10
IF, BACK, OPEN = Outcome.CONDITIONALLY, Outcome.RETURNED, Outcome.LEFT_OPEN

SETTLEMENTS = [
    ("nothing settled yet", TEN, "CCCCCAA...", 1, IF),
    ("one confirmed is enough, the other still open", TEN, "CCCCCCA...", 1, Outcome.ADOPTED),
    ("confirmed with a note", TEN, "CCCCCNA...", 1, Outcome.WITH_RESERVATIONS),
    ("one lapsed, one open", TEN, "CCCCClA...", 1, IF),
    ("one lapsed, then one confirmed: quorum is not asked again", TEN, "CCCCClC...", 1, Outcome.ADOPTED),
    ("both lapsed", TEN, "CCCCCll...", 1, BACK),
    ("both lapsed after the last version", TEN, "CCCCCll...", 3, OPEN),
    ("one refused as an objection, one still open", TEN, "CCCCCUA...", 1, IF),
    ("one refused as an objection, the last confirmed", TEN, "CCCCCUC...", 1, BACK),
    ("one refused as a stand-aside, the last confirmed", TEN, "CCCCCSC...", 1, Outcome.WITH_RESERVATIONS),
    ("refused stand-asides over the limit", TEN, "CCCCCCSSSS", 1, BACK),
    ("a refusal takes the pillar's last voice away", "pp" + "-" * 7, "SSCCCCC..", 1, BACK),
    (
        "a lapsed approval stays heard in its pillar",
        "ppp" + "-" * 6,
        "SSlCCCCC.",
        1,
        Outcome.WITH_RESERVATIONS,
    ),
    ("an entered consent confirmed", TEN, "CCCCCCc...", 1, Outcome.ADOPTED),
    ("an entered consent never confirmed", TEN, "CCCCCkk...", 1, BACK),
]


@pytest.mark.parametrize(
    ("pillars", "answers", "version", "outcome"),
    [c[1:] for c in SETTLEMENTS],
    ids=[c[0] for c in SETTLEMENTS],
)
def test_settlement(pillars: str, answers: str, version: int, outcome: Outcome):
    assert settlement(seated(pillars), said(answers), Rule(), version).outcome is outcome


def test_the_fallback_is_not_asked_again():
    rule = Rule(fallback=Fallback.TWO_THIRDS)
    assert decide(seated(TEN), said("CCCCCCCU.."), rule, 3).outcome is Outcome.DISSENT_NAMED
    assert settlement(seated(TEN), said("CCCCCCCU.."), rule, 3).outcome is OPEN


def test_settlement_counts_what_is_open():
    decision = settlement(seated(TEN), said("CCCCCAc..."), Rule())
    assert decision.pending == ("s5", "s6")
    assert (Code.APPROVALS_OPEN, (("open", 2),)) in [(r.code, r.facts) for r in decision.reasons]


def test_settlement_of_an_impossible_version_is_an_error():
    with pytest.raises(ValueError, match="below 1"):
        settlement(seated("-"), said("A"), Rule(), 0)


PROVISIONAL = decide(seated("p" + "-" * 9), said(".CCCCCCCCC"), Rule())


@pytest.mark.parametrize("ground", [Ground.LAW, Ground.MANDATE, Ground.HARM])
def test_a_late_objection_on_law_mandate_or_harm_returns(ground: Ground):
    decision = review(PROVISIONAL, [Vote("s0", Position.OBJECT, ground)])
    assert (decision.outcome, decision.provisional) == (BACK, False)
    assert decision.reasons[-1].facts == (("ground", ground.value), ("count", 1))


@pytest.mark.parametrize("ground", [Ground.PRINCIPLE, Ground.UNWORKABLE, None])
def test_any_other_late_objection_leaves_the_decision(ground: Ground | None):
    decision = review(PROVISIONAL, [Vote("s0", Position.OBJECT, ground)])
    assert (decision.outcome, decision.provisional) == (Outcome.ADOPTED, False)


def test_silence_for_fourteen_days_confirms():
    decision = review(PROVISIONAL, [])
    assert (decision.outcome, decision.provisional) == (Outcome.ADOPTED, False)
    assert decision.reasons[-1].code == Code.NO_LATE_OBJECTION


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ([Vote("s1", Position.OBJECT, Ground.LAW)], "only a seat that was missing"),
        ([Vote("s0", Position.CONSENT)], "only objections"),
        ([Vote("s0", Position.OBJECT, Ground.LAW)] * 2, "twice"),
    ],
)
def test_only_missing_seats_object_late(votes: list[Vote], words: str):
    with pytest.raises(ValueError, match=words):
        review(PROVISIONAL, votes)


def test_only_a_provisional_decision_is_reviewed():
    with pytest.raises(ValueError, match="not provisional"):
        review(decide(seated(TEN), said("CCCCCCCCCC"), Rule()), [])
