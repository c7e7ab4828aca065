"""Each reason of a consent round in its exact words, both languages, for none, one, two and many."""

import pytest

from bot.texts.reasons import reasons_told, sentence
from bot.texts.words import words_for
from dialogs.methods.consent import decide
from dialogs.methods.reasons import Code
from dialogs.methods.rule import Rule
from tests.dialogs.methods.shorthand import said, seated

HEARD = {"heard": 8, "needed": 7, "electorate": 10}
TWO_THIRDS = {"consents": 7, "needed": 7, "electorate": 10}
ALSO_HEARD = "Every pillar with a seat was heard, and the lived-experience seat where it is held."
TABLE = [
    (Code.QUORUM_MET, HEARD,
     "Quorum met: 8 of 10 seats heard, 7 needed.",
     "Der Tisch war beschlussfähig. Gehörte Sitze: 8 von 10, nötig: 7."),
    (Code.QUORUM_MISSED, {**HEARD, "heard": 1, "short": 6},
     "No quorum: 1 of 10 seats heard, 7 needed.",
     "Der Tisch war nicht beschlussfähig. Gehörte Sitze: 1 von 10, nötig: 7."),
    (Code.PILLARS_HEARD, {}, ALSO_HEARD,
     "Jede Säule mit einem Sitz wurde gehört, auch der Sitz für Erfahrungswissen, wo er besetzt ist."),
    (Code.PILLAR_MISSING, {"pillar": "prevention", "seats": 1},
     "Nobody was heard from the pillar prevention.",
     "Aus dieser Säule wurde niemand gehört: Prävention."),
    (Code.LIVED_EXPERIENCE_MISSING, {"seats": 1},
     "The lived-experience seat was not heard.",
     "Der Sitz für Erfahrungswissen wurde nicht gehört."),
    (Code.NO_OBJECTION, {}, "No objection stands.", "Es besteht kein Einwand."),
    (Code.OBJECTION_STANDS, {"ground": "law", "count": 1},
     "One objection stands, on the ground: law.", "Es besteht ein Einwand, Grund: Recht."),
    (Code.OBJECTION_STANDS, {"ground": "none", "count": 2},
     "2 objections stand, ground not stated.", "Es bestehen 2 Einwände, Grund nicht angegeben."),
    (Code.CONSENTS_ENOUGH, {"consents": 6, "needed": 6, "electorate": 10},
     "Consents: 6 of 10, at least 6 needed.", "Zustimmungen: 6 von 10, mindestens 6 nötig."),
    (Code.CONSENTS_SHORT, {"consents": 5, "needed": 6, "electorate": 10, "short": 1},
     "Consents: 5 of 10, at least 6 needed, 1 too few.",
     "Zustimmungen: 5 von 10, mindestens 6 nötig, 1 zu wenig."),
    (Code.APPROVALS_ENOUGH, {"consents": 5, "approvals": 1, "needed": 6},
     "With the answers that still await a word it is enough: 5 consent, 1 awaited, at least 6 needed.",
     ("Mit den Rückmeldungen, zu denen noch ein Wort aussteht, reicht es: Zustimmungen: 5, ausstehend: 1, "
     "nötig: mindestens 6.")),
    (Code.APPROVALS_SHORT, {"consents": 1, "approvals": 2, "needed": 6, "short": 3},
     "Even with the answers that still await a word it is too few: 1 consent, 2 awaited, at least 6 needed.",
     ("Auch mit den Rückmeldungen, zu denen noch ein Wort aussteht, reicht es nicht: Zustimmungen: 1, "
     "ausstehend: 2, nötig: mindestens 6.")),
    (Code.STAND_ASIDES_WITHIN, {"count": 0, "limit": 3},
     "No seat stands aside, 3 may.", "Kein Sitz hat „trage nicht mit“ erklärt, zulässig sind 3."),
    (Code.STAND_ASIDES_WITHIN, {"count": 0, "limit": 0},
     "No seat stands aside, none may.", "Kein Sitz hat „trage nicht mit“ erklärt, zulässig ist keiner."),
    (Code.STAND_ASIDES_WITHIN, {"count": 1, "limit": 1},
     "1 seat stands aside, 1 may.", "1 Sitz trägt nicht mit, zulässig ist 1."),
    (Code.STAND_ASIDES_WITHIN, {"count": 2, "limit": 3},
     "2 seats stand aside, 3 may.", "2 Sitze tragen nicht mit, zulässig sind 3."),
    (Code.STAND_ASIDES_OVER, {"count": 1, "limit": 0, "over": 1},
     "1 seat stands aside, none may.", "1 Sitz trägt nicht mit, zulässig ist keiner."),
    (Code.STAND_ASIDES_OVER, {"count": 2, "limit": 1, "over": 1},
     "2 seats stand aside, only 1 may.", "2 Sitze tragen nicht mit, zulässig ist nur 1."),
    (Code.STAND_ASIDES_OVER, {"count": 4, "limit": 3, "over": 1},
     "4 seats stand aside, only 3 may.", "4 Sitze tragen nicht mit, zulässig sind nur 3."),
    (Code.PILLARS_TAKE_PART, {}, "No pillar stands aside as a whole.",
     "Keine Säule hat geschlossen „trage nicht mit“ erklärt."),
    (Code.PILLAR_STANDS_ASIDE, {"pillar": "treatment", "count": 2},
     "Every seat heard of the pillar treatment stands aside.",
     "Alle gehörten Sitze dieser Säule tragen nicht mit: Beratung und Behandlung."),
    (Code.LEADS_TAKE_PART, {"leads": 2}, "No lead it names stands aside.",
     "Keine genannte Federführung hat „trage nicht mit“ erklärt."),
    (Code.LEAD_STANDS_ASIDE, {"count": 1}, "A lead it names stands aside.",
     "Eine genannte Federführung trägt nicht mit."),
    (Code.LEAD_STANDS_ASIDE, {"count": 2}, "2 leads it names stand aside.",
     "2 genannte Federführungen tragen nicht mit."),
    (Code.NO_RESERVATION, {}, "No note, nobody stands aside.",
     "Keine Protokollnotiz, und kein Sitz hat „trage nicht mit“ erklärt."),
    (Code.RESERVATIONS, {"notes": 1, "stand_asides": 1},
     "Recorded with it: 1 with a note, 1 standing aside.",
     "Dazu festgehalten: 1 mit Protokollnotiz, 1 trägt nicht mit."),
    (Code.RESERVATIONS, {"notes": 2, "stand_asides": 0},
     "Recorded with it: 2 with a note, nobody standing aside.",
     "Dazu festgehalten: 2 mit Protokollnotiz; kein Sitz hat „trage nicht mit“ erklärt."),
    (Code.LAST_VERSION, {"version": 1, "of": 1}, "This was the only wording there may be.",
     "Das war der einzige zulässige Wortlaut."),
    (Code.LAST_VERSION, {"version": 3, "of": 3}, "This was the last of 3 wordings.",
     "Das war der letzte von 3 Wortlauten."),
    (Code.FALLBACK_REACHED, TWO_THIRDS,
     ("The rule chosen beforehand for this case, adoption by two thirds of all seats, is fulfilled: 7 of 10 "
     "consent, 7 needed."),
     ("Die vorab für diesen Fall gewählte Regel, Annahme durch zwei Drittel aller Sitze, ist erfüllt: "
     "Zustimmungen: 7 von 10, nötig: 7.")),
    (Code.APPROVALS_OPEN, {"open": 1}, "1 approval or confirmation is still open.",
     "1 Genehmigung oder Bestätigung steht noch aus."),
    (Code.APPROVALS_OPEN, {"open": 2}, "2 approvals or confirmations are still open.",
     "2 Genehmigungen oder Bestätigungen stehen noch aus."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "facts", "english", "german"), TABLE)
def test_the_sentence_is_exactly(code: Code, facts: dict[str, str | int], english: str, german: str) -> None:
    assert sentence(words_for("en"), code, facts) == english
    assert sentence(words_for("de"), code, facts) == german


def test_silence_and_a_standing_objection_are_never_told_as_support() -> None:
    """One silent, one objecting, nobody aside: no sentence says that all take part."""
    decision = decide(seated("pthex-----"), said("CCCCCCCCL."), Rule())
    told = " ".join(sentence(words_for("de"), one.code, dict(one.facts)) for one in decision.reasons)
    assert "alle tragen mit" not in told and "Alle" not in told
    assert "Keine Protokollnotiz, und kein Sitz hat „trage nicht mit“ erklärt." in told


@pytest.mark.parametrize(
    ("pillars", "answers", "english", "german"),
    [
        ("pppp", "....",
         "Nobody was heard from the pillar prevention.",
         "Aus dieser Säule wurde niemand gehört: Prävention."),
        ("pthe", "CC..",
         "Nobody was heard from these pillars: harm reduction, law enforcement.",
         ("Aus diesen Säulen wurde niemand gehört: Schadensminderung, Strafverfolgung und öffentliche "
          "Ordnung.")),
        ("pthe", "....",
         "Nobody was heard from these pillars: prevention, treatment, harm reduction, law enforcement.",
         ("Aus diesen Säulen wurde niemand gehört: Prävention, Beratung und Behandlung, Schadensminderung, "
          "Strafverfolgung und öffentliche Ordnung.")),
        ("pphh", "CCSS",
         "Every seat heard of the pillar harm reduction stands aside.",
         "Alle gehörten Sitze dieser Säule tragen nicht mit: Schadensminderung."),
        ("pphhtt", "CCSSSS",
         "Every seat heard of these pillars stands aside: treatment, harm reduction.",
         "Alle gehörten Sitze dieser Säulen tragen nicht mit: Beratung und Behandlung, Schadensminderung."),
    ],
)  # fmt: skip
def test_several_pillars_are_one_sentence(pillars: str, answers: str, english: str, german: str) -> None:
    reasons = decide(seated(pillars), said(answers), Rule()).reasons
    for language, wanted in (("en", english), ("de", german)):
        told = reasons_told(words_for(language), reasons)
        assert wanted in told
        start = wanted.split(":")[0].split("pillar")[0][:20]
        assert sum(one.startswith(start) for one in told) == 1
