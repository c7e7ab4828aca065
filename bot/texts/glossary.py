"""The glossary's words for what is stored as a code, said once for both languages."""

from enum import Enum

from dialogs.meetings.model import TaskState
from dialogs.methods.assessment import State, Zone
from dialogs.methods.positions import Fallback, Ground, Outcome, Pillar, Position
from dialogs.roles.allocation import Stage, Status
from dialogs.roles.coverage import Setting
from dialogs.roles.lead_reasons import Willingness
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import How
from dialogs.sharing import Detail
from dialogs.table.agreeing_alone import Alone
from dialogs.table.model import Role


def marked(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is used."""
    return text


def counted(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of a text with a number."""
    return one, many


TERMS: dict[Enum, str] = {
    Pillar.PREVENTION: marked("prevention"),
    Pillar.TREATMENT: marked("treatment"),
    Pillar.HARM_REDUCTION: marked("harm reduction"),
    Pillar.LAW_ENFORCEMENT: marked("law enforcement"),
    Position.CONSENT: marked("consent"),
    Position.NOTE: marked("consent with a note"),
    Position.APPROVAL: marked("consent subject to approval"),
    Position.STAND_ASIDE: marked("stand aside"),
    Position.OBJECT: marked("object"),
    Outcome.ADOPTED: marked("adopted"),
    Outcome.WITH_RESERVATIONS: marked("adopted with reservations"),
    Outcome.CONDITIONALLY: marked("adopted conditionally"),
    Outcome.DISSENT_NAMED: marked("adopted with reservations, dissent named"),
    Outcome.RETURNED: marked("returned"),
    Outcome.LEFT_OPEN: marked("left open"),
    Outcome.NO_QUORUM: marked("no quorum"),
    Outcome.WITHDRAWN: marked("withdrawn"),
    Ground.LAW: marked("law"),
    Ground.MANDATE: marked("mandate"),
    Ground.PRINCIPLE: marked("adopted principle"),
    Ground.HARM: marked("harm to people"),
    Ground.UNWORKABLE: marked("unworkable"),
    Fallback.RECORDED_AS_OPEN: marked("recorded as open"),
    Fallback.TWO_THIRDS: marked("two thirds"),
    Zone.REJECT: marked("reject"),
    Zone.UNCERTAIN: marked("uncertain"),
    Zone.ACCEPT: marked("accept"),
    State.AGREED: marked("agreed"),
    State.INDETERMINATE: marked("indeterminate"),
    State.DISPUTED: marked("disputed"),
    Role.REPRESENTATIVE: marked("representative"),
    Role.DEPUTY: marked("deputy"),
    Role.FACILITATOR: marked("facilitator"),
    Role.OBSERVER: marked("observer"),
    Role.CONFIDANT: marked("person for complaints"),
    TaskState.ASKED: marked("asked"),
    TaskState.TAKEN_ON: marked("taken on"),
    TaskState.DECLINED: marked("declined"),
    TaskState.DONE: marked("done"),
    Alone.GOALS: marked("goals"),
    Alone.TASKS: marked("tasks"),
    Alone.HOURS: marked("hours"),
    Alone.MONEY: marked("money"),
    Detail.PHONE: marked("phone number"),
    Detail.EMAIL: marked("e-mail address"),
    Detail.CASE_NUMBER: marked("case number"),
    Detail.BIRTH: marked("day of birth"),
    Willingness.NO: marked("no"),
    Willingness.IF_RESOURCES: marked("if resources are found"),
    Willingness.YES: marked("yes"),
    Willingness.GLADLY: marked("gladly"),
    Setting.COMMUNITY: marked("community"),
    Setting.CUSTODY: marked("custody"),
    Setting.RELEASE: marked("release"),
    Status.OPTIMAL: marked("optimal"),
    Status.GAP: marked("cut by time"),
    Status.INFEASIBLE: marked("no allocation possible"),
    Stage.COVERAGE: marked("needs covered"),
    Stage.LEADS: marked("leads"),
    Stage.BURDEN: marked("least burden"),
    Stage.SCORE: marked("hours and parts"),
    Stage.CHANGES: marked("changes from the roles in force"),
    Stage.LEXIMIN: marked("even loads"),
    Stage.IDS: marked("order of ids"),
    Stage.TIES: marked("ties"),
    Stage.SWAPS: marked("costs of other leads"),
    Stage.PRICE: marked("price of balance"),
}

LABELS: dict[Position, str] = {
    Position.CONSENT: marked("Consent"),
    Position.NOTE: marked("With a note"),
    Position.APPROVAL: marked("Needs approval"),
    Position.STAND_ASIDE: marked("Stand aside"),
    Position.OBJECT: marked("Object"),
}
"""On buttons: at most 16 characters in both languages."""

STANCES: dict[Position, str] = {
    Position.CONSENT: marked("%(who)s · consent"),
    Position.NOTE: marked("%(who)s · consent with a note"),
    Position.APPROVAL: marked("%(who)s · consent subject to approval"),
    Position.STAND_ASIDE: marked("%(who)s · stand aside"),
    Position.OBJECT: marked("%(who)s · object"),
}
"""Said of somebody: a button's "Trage nicht mit" is no sentence about an agency."""

COUNTS: dict[Position, tuple[str, str]] = {
    Position.CONSENT: counted("%(num)s × consent", "%(num)s × consent"),
    Position.NOTE: counted("%(num)s × consent with a note", "%(num)s × consent with a note"),
    Position.APPROVAL: counted(
        "%(num)s × consent subject to approval", "%(num)s × consent subject to approval"
    ),
    Position.STAND_ASIDE: counted("%(num)s × stand aside", "%(num)s × stand aside"),
    Position.OBJECT: counted("%(num)s × object", "%(num)s × object"),
}
COUNTED_SILENCE = counted("%(num)s × no answer", "%(num)s × no answer")
COUNTED_UNCONFIRMED = counted(
    "%(num)s × consent entered, not yet confirmed", "%(num)s × consent entered, not yet confirmed"
)
"""A consent the facilitator entered counts like one subject to approval, but nobody said it is one."""

STEPS: dict[Questionable, str] = {
    Questionable.EXTENDED: marked("the extension"),
    Questionable.EARLY_CLOSE: marked("the early close"),
    Questionable.WITHDRAWN: marked("the withdrawal"),
    Questionable.ENTERED: marked("an entered answer"),
    Questionable.CLOSED: marked("the close"),
}
CAME_BY: dict[How, str] = {
    How.TELEGRAM: marked("in Telegram"),
    How.PHONE: marked("by phone"),
    How.LETTER: marked("by letter"),
    How.MEETING: marked("at a meeting"),
}
SILENCES: dict[str, str] = {
    "not_reached": marked("not reached"),
    "no_answer": marked("no answer"),
    "announced": marked("announced"),
    "vacant": marked("vacant"),
}

LANGUAGES: dict[str, str] = {"en": "English", "de": "Deutsch"}
