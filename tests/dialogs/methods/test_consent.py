"""Consent decisions: a table of cases with their source, and the edges computed by hand.

Sources: V = deliberation.md "Voices, quorum, silence"; C = "Consent"; R<n> = row n of its table;
case = "The case to build and test with". Letters: shorthand.py.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogs.methods.consent import Rule, decide
from dialogs.methods.positions import Fallback, Outcome, Position, Vote, Voter
from dialogs.methods.reasons import Code, Reason
from tests.dialogs.methods.shorthand import said, seated

AUENFURT = "ttheeepttX"  # GA SA SH POL STA OA JA JVA KL SHG
TEN, NINE = "-" * 10, "-" * 9
TWO_THIRDS = Rule(fallback=Fallback.TWO_THIRDS)
ADOPTED, RESERVED, IF = Outcome.ADOPTED, Outcome.WITH_RESERVATIONS, Outcome.CONDITIONALLY
DISSENT, BACK, OPEN, NONE = Outcome.DISSENT_NAMED, Outcome.RETURNED, Outcome.LEFT_OPEN, Outcome.NO_QUORUM

CASES = [
    ("case: G1, everybody consents", AUENFURT, "CCCCCCCCCC", ADOPTED),
    ("case: G3, SHG stands aside", AUENFURT, "CCCCCCCCCS", RESERVED),
    ("case: G4, OA with a note", AUENFURT, "CCCCCNCCCC", RESERVED),
    ("R1 adopted: all conditions, no note, no stand-aside", TEN, "CCCCCCC...", ADOPTED),
    ("R2 some note", TEN, "CCCCCCN...", RESERVED),
    ("R2 some stand-aside", TEN, "CCCCCCS...", RESERVED),
    ("R2 a note entered and unconfirmed is still a note", TEN, "CCCCCCCn..", RESERVED),
    ("C one seat, consent", "-", "C", ADOPTED),
    ("C one seat, stand-aside: 0 of 1 consents", "-", "S", BACK),
    ("C one seat, approval", "-", "A", IF),
    ("V one seat, silent", "-", ".", NONE),
    ("V nobody in the electorate", "", "", NONE),
    ("V all silent", TEN, "..........", NONE),
    ("V 6 of 10 heard, 7 needed", TEN, "CCCCCC....", NONE),
    ("V exactly ⌈2/3·9⌉ = 6 heard", NINE, "CCCCCC...", ADOPTED),
    ("V no quorum comes before an objection", TEN, "CCCCCU....", NONE),
    ("V an answer without consent counts for quorum", TEN, "CCCCCCA...", ADOPTED),
    ("C consents must exceed E/2: 5 of 10", TEN, "CCCCCSS...", BACK),
    ("C consents must exceed E/2: 5 of 9 suffices", NINE, "CCCCCS...", RESERVED),
    ("C notes are consents: 4 + 2 of 10", TEN, "CCCCNNS...", RESERVED),
    ("C stand-asides ⌊10/3⌋ = 3 allowed", TEN, "CCCCCCSSS.", RESERVED),
    ("C 4 stand-asides of 10 are too many", TEN, "CCCCCCSSSS", BACK),
    ("C stand-asides ⌊9/3⌋ = 3 allowed", NINE, "CCCCCCSSS", RESERVED),
    ("C both heard seats of a pillar stand aside", "ppttttt", "SSCCCCC", BACK),
    ("C one of two heard seats of a pillar stands aside", "ppttttt", "SCCCCCC", RESERVED),
    ("C the only heard seat of a pillar may stand aside", "ppttttt", "S.CCCCC", RESERVED),
    ("C two heard of three, both aside", "ppptttttt", "SS.CCCCCC", BACK),
    ("C an approval in the pillar keeps it in", "ppttttt", "SACCCCC", RESERVED),
    ("C no pillar, no pillar condition", "--ttttt", "SSCCCCC", RESERVED),
    ("R3 5 consents and 1 approval of 10 exceed half", TEN, "CCCCCAS...", IF),
    ("R3 approvals alone", TEN, "AAAAAAA...", IF),
    ("R3 not needed: 6 consents of 10", TEN, "CCCCCCA...", ADOPTED),
    ("R3 approvals do not reach half: 4 + 1 of 10", TEN, "CCCCASS...", BACK),
    ("R3 approvals do not heal an objection", TEN, "CCCCCAU...", BACK),
    ("R3 approvals do not heal four stand-asides", TEN, "CCCCCASSSS", BACK),
    ("V an entered consent, unconfirmed, is as an approval", TEN, "CCCCCcS...", IF),
    ("V an entered note, unconfirmed, is as an approval", TEN, "CCCCCnC...", RESERVED),
    ("C lapsed approvals were heard and are no consents", TEN, "CCCCCll...", BACK),
    ("C an entered consent never confirmed is no consent", TEN, "CCCCCkk...", BACK),
    ("R4 a single objection, nine consents", TEN, "CCCCCCCCCU", BACK),
    ("C an objection without a ground still returns", TEN, "CCCCCCCCC?", BACK),
    ("R4 any ground: law", TEN, "CCCCCCCCCL", BACK),
]


@pytest.mark.parametrize(("pillars", "answers", "outcome"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_first_version(pillars: str, answers: str, outcome: Outcome):
    assert decide(seated(pillars), said(answers), Rule()).outcome is outcome


FALLBACKS = [
    ("R5 default fallback after the last version", TEN, "CCCCCCCCCU", Rule(), 3, OPEN),
    ("R4 versions left: 2 of 3", TEN, "CCCCCCCCCU", Rule(), 2, BACK),
    ("R5 beyond the last version", TEN, "CCCCCCCCCU", Rule(), 4, OPEN),
    ("R5 one version only", TEN, "CCCCCCCCCU", Rule(max_versions=1), 1, OPEN),
    ("R6 not before the last version", TEN, "CCCCCCCCCU", TWO_THIRDS, 2, BACK),
    ("R6 9 of 10", TEN, "CCCCCCCCCU", TWO_THIRDS, 3, DISSENT),
    ("R6 exactly ⌈20/3⌉ = 7 of 10", TEN, "CCCCCCCUUU", TWO_THIRDS, 3, DISSENT),
    ("R6 6 of 10", TEN, "CCCCCCUUUU", TWO_THIRDS, 3, OPEN),
    ("R6 exactly 6 of 9", NINE, "CCCCCCUUU", TWO_THIRDS, 3, DISSENT),
    ("R6 approvals are no consents", TEN, "CCCCCCAUUU", TWO_THIRDS, 3, OPEN),
    ("R6 never over law", TEN, "CCCCCCCCCL", TWO_THIRDS, 3, OPEN),
    ("R6 never over mandate", TEN, "CCCCCCCCUM", TWO_THIRDS, 3, OPEN),
    ("R6 over principle", TEN, "CCCCCCCCCP", TWO_THIRDS, 3, DISSENT),
    ("R6 over harm raised by a seat not concerned", TEN, "CCCCCCCCCH", TWO_THIRDS, 3, DISSENT),
    ("R6 never over harm raised by lived experience", "---------x", "CCCCCCCCCH", TWO_THIRDS, 3, OPEN),
    ("R6 over lived experience finding it unworkable", "---------x", "CCCCCCCCCU", TWO_THIRDS, 3, DISSENT),
    ("R6 an objection without ground may be overridden", "---------x", "CCCCCCCCC?", TWO_THIRDS, 3, DISSENT),
    ("R6 a pillar aside can be overridden", "ppttttt", "SSCCCCC", TWO_THIRDS, 3, DISSENT),
    ("R1 the last version, adopted", TEN, "CCCCCCCCCC", TWO_THIRDS, 3, ADOPTED),
    ("R7 no quorum after the last version", TEN, "CCCCCC....", TWO_THIRDS, 3, NONE),
]


@pytest.mark.parametrize(
    ("pillars", "answers", "rule", "version", "outcome"),
    [c[1:] for c in FALLBACKS],
    ids=[c[0] for c in FALLBACKS],
)
def test_versions_and_fallback(pillars: str, answers: str, rule: Rule, version: int, outcome: Outcome):
    assert decide(seated(pillars), said(answers), rule, version).outcome is outcome


S9 = frozenset({"s9"})
NAMED = [
    ("C a lead it names stands aside", "CCCCCCCCCS", Rule(named_leads=S9), 1, BACK),
    ("C a seat it names stands aside", "CCCCCCCCCS", Rule(named_seats=S9), 1, RESERVED),
    ("C a lead it names may take part", "CCCCCCCCCC", Rule(named_leads=S9), 1, ADOPTED),
    ("R6 never over harm raised by a seat it names", "CCCCCCCCCH", Rule(named_seats=S9), 3, OPEN),
    ("R6 gives no work to a dissenter: a lead objects", "CCCCCCCCCU", Rule(named_leads=S9), 3, OPEN),
    ("R6 gives no work to a dissenter: a lead stands aside", "CCCCCCCCCS", Rule(named_leads=S9), 3, OPEN),
    ("R6 over a named seat finding it unworkable", "CCCCCCCCCU", Rule(named_seats=S9), 3, DISSENT),
]


@pytest.mark.parametrize(
    ("answers", "rule", "version", "outcome"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED]
)
def test_seats_the_proposal_names(answers: str, rule: Rule, version: int, outcome: Outcome):
    chosen = Rule(named_leads=rule.named_leads, named_seats=rule.named_seats, fallback=Fallback.TWO_THIRDS)
    assert decide(seated(TEN), said(answers), chosen, version).outcome is outcome


def test_a_pillar_not_heard_makes_the_adoption_provisional_and_is_named():
    decision = decide(seated("pttttttttx"), said(".CCCCCCCC."), Rule())
    assert (decision.outcome, decision.provisional) == (ADOPTED, True)
    assert [(missing.pillar and missing.pillar.value, missing.seats) for missing in decision.missing] == [
        ("prevention", ("s0",)),
        (None, ("s9",)),
    ]
    assert decision.missing_seats == {"s0", "s9"}
    assert Reason(Code.LIVED_EXPERIENCE_MISSING, (("seats", 1),)) in decision.reasons


def test_without_the_pillar_rule_nobody_is_missing():
    decision = decide(seated("pttttttttx"), said(".CCCCCCCC."), Rule(pillar_rule=False))
    assert (decision.outcome, decision.provisional, decision.missing) == (ADOPTED, False, ())


def test_a_returned_proposal_names_the_missing_but_is_not_provisional():
    decision = decide(seated("pttttttttt"), said(".CCCCCCCCU"), Rule())
    assert (decision.outcome, decision.provisional) == (BACK, False)
    assert decision.missing_seats == {"s0"}


def test_the_tally_has_every_position_and_the_silent_are_named():
    decision = decide(seated(TEN), said("CCNASUcl.."), Rule())
    assert [decision.tally[position] for position in Position] == [2, 1, 2, 1, 1]
    assert decision.no_answer == ("s7", "s8", "s9")
    assert decision.pending == ("s3", "s6")


def test_reasons_say_which_condition_failed_and_by_how_much():
    decision = decide(seated("pp" + "-" * 8), said("SSCCCASSL."), Rule(named_leads=frozenset({"s0", "s9"})))
    assert decision.reasons == (
        Reason("quorum_met", (("heard", 9), ("needed", 7), ("electorate", 10))),
        Reason("pillars_heard"),
        Reason("objection_stands", (("ground", "law"), ("count", 1))),
        Reason("consents_short", (("consents", 3), ("needed", 6), ("electorate", 10), ("short", 3))),
        Reason("approvals_short", (("consents", 3), ("approvals", 1), ("needed", 6), ("short", 2))),
        Reason("stand_asides_over", (("count", 4), ("limit", 3), ("over", 1))),
        Reason("pillar_stands_aside", (("pillar", "prevention"), ("count", 2))),
        Reason("lead_stands_aside", (("count", 1),)),
        Reason("lead_without_answer", (("count", 1),)),
        Reason("reservations", (("notes", 0), ("stand_asides", 4))),
        Reason("versions_left", (("version", 1), ("of", 3))),
    )


def test_harm_to_a_lead_is_harm_to_a_seat_the_proposal_names():
    decision = decide(seated(TEN), said("CCCCCCCCCH"), replace(TWO_THIRDS, named_leads=S9), 3)
    assert Reason("fallback_barred_harm", (("count", 1),)) in decision.reasons


def test_only_what_awaits_a_word_can_lapse():
    votes = [replace(vote, lapsed=True) for vote in said("CNSU")]
    assert decide(seated("----"), votes, Rule()) == decide(seated("----"), said("CNSU"), Rule())


def test_a_stricter_rule_is_followed():
    rule = Rule(quorum=Fraction(1), stand_aside_limit=Fraction(0))
    assert decide(seated("---"), said("CC."), rule).outcome is NONE
    assert decide(seated("---"), said("CCS"), rule).outcome is BACK


@pytest.mark.parametrize(
    ("voters", "votes", "version"),
    [
        (seated("--"), [Vote("s0", Position.CONSENT), Vote("s0", Position.NOTE)], 1),
        (seated("--"), [Vote("s5", Position.CONSENT)], 1),
        ([Voter("s0"), Voter("s0")], [], 1),
        (seated("--"), [], 0),
    ],
    ids=["a seat answers twice", "an answer from outside", "a seat listed twice", "version 0"],
)
def test_what_cannot_be_is_an_error(voters: list[Voter], votes: list[Vote], version: int):
    with pytest.raises(ValueError, match=r"twice|outside|below"):
        decide(voters, votes, Rule(), version)


@pytest.mark.parametrize(
    "wrong",
    [
        {"quorum": Fraction(0)},
        {"quorum": Fraction(4, 3)},
        {"stand_aside_limit": Fraction(-1, 3)},
        {"max_versions": 0},
    ],
)
def test_a_rule_outside_its_ranges_is_an_error(wrong: dict):
    with pytest.raises(ValueError, match=r"not in|below"):
        Rule(**wrong)


def test_no_code_is_beyond_reach():
    decisions = [decide(seated(p), said(a), Rule(named_leads=frozenset({"s0"}))) for _, p, a, _ in CASES]
    decisions += [decide(seated(p), said(a), rule, version) for _, p, a, rule, version, _ in FALLBACKS]
    decisions += [decide(seated("pttttttttx"), said(".CCCCCCCC."), Rule())]
    lead = replace(TWO_THIRDS, named_leads=S9)
    decisions += [decide(seated(TEN), said("CCCCCCCCC" + last), lead, 3) for last in "HS."]
    found = {reason.code for decision in decisions for reason in decision.reasons}
    after_closing = {"approvals_open", "approvals_settled", "late_objection", "no_late_objection"}
    assert found == set(Code) - after_closing
