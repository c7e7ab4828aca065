"""One round's annex: rule, electorate and steps, then each item as put, answered and decided."""

from collections.abc import Iterator

from bot.documents.item_annex import item_section
from bot.documents.paper import Block, Facts, Grid, Points, Section
from bot.documents.rule_words import rule_words
from bot.documents.wording import Wording
from bot.texts.glossary import STEPS, marked
from dialogs.plan.model import Elected, Plan, PlanRound
from dialogs.plan.steps import EarlyClose, Extension, Questioned, Seconded, Step
from dialogs.rounds.codes import Questionable
from dialogs.table.readiness import Concern

_CLOSED = {
    "deadline": marked("at the deadline"),
    "all_answered": marked("all seats had answered"),
    "early": marked("early, after notice"),
}
_EXTENDED = {
    "facilitator": marked("Extended by the facilitator until %(until)s."),
    "automatic": marked(
        "Extended automatically until %(until)s: too few had been heard, or a whole pillar or the "
        "lived-experience seat had not."
    ),
    "early_close": marked(
        "Extended automatically until %(until)s instead of an early close: too few heard, or a whole "
        "pillar or the lived-experience seat not."
    ),
    "outage": marked("Extended until %(until)s, because the bot was out of reach."),
}
SECONDED = {
    "close": marked("Close, confirmed by a second facilitator (the first holds the seat of %(agency)s)."),
    "withdraw": marked("Withdrawal, confirmed by a second facilitator (the first: %(agency)s)."),
    "sheet": marked("Signed sheet filed, confirmed by a second facilitator (the first: %(agency)s)."),
    "enter": marked("Answer entered, confirmed by a second facilitator (the first: %(agency)s)."),
}
_WARNINGS = {
    Concern.EMPTY_PILLAR: marked("a pillar without a seat, or no lived-experience seat"),
    Concern.NEVER_REACHED: marked("seats never reached in private"),
    Concern.MISSING_RIGHTS: marked("rights the bot lacks in the group"),
    Concern.UNKNOWN_PEOPLE: marked("unknown people in the group"),
}


def annexes(plan: Plan, say: Wording) -> Iterator[Section]:
    """Every round that is over; an open one shows nothing before it closes."""
    for held in plan.rounds:
        if held.is_over:
            yield _round(held, plan, say)
            for item in held.items:
                yield item_section(item, held, plan, say)


def _round(held: PlanRound, plan: Plan, say: Wording) -> Section:
    rule = Points(tuple(rule_words(held, say)), say._("Rule, fixed before the round opened"))
    blocks: list[Block] = [Facts(tuple(_facts(held, say))), rule, _electorate(held, say)]
    steps = tuple(_step(step, say) for step in held.steps)
    if steps:
        blocks.append(Points(steps, say._("Steps in this round")))
    heading = say._("Annex: round %(number)s", number=held.number)
    return Section(heading, tuple(blocks), new_page=True)


def _facts(held: PlanRound, say: Wording) -> Iterator[tuple[str, str]]:
    yield say._("Method"), say._("consent round, answers hidden until the close")
    yield say._("Opened"), say.moment(held.opened_at)
    yield say._("Deadline"), say.moment(held.deadline)
    decided = next((item for item in held.items if item.closed), None)
    if decided and decided.decided_at:
        how = say._(_CLOSED[decided.closed])
        yield say._("Closed"), f"{say.moment(decided.decided_at)} ({how})"
    yield say._("Seats with a voice"), str(len(held.electorate))
    yield say._("Vacant seats"), say.agencies(tuple(one.agency for one in held.vacant)) or say._("none")
    if held.also_facilitate:
        yield say._("Also facilitate"), say.agencies(held.also_facilitate)
    warnings = [say._(told) for concern, told in _WARNINGS.items() if concern.value in held.warnings]
    if warnings:
        yield say._("Opened in spite of"), "; ".join(warnings)


def _electorate(held: PlanRound, say: Wording) -> Grid:
    return Grid(
        title=say._("Electorate, frozen at the opening"),
        head=(say._("Agency"), say._("Pillar")),
        rows=tuple((say.agency(one.agency), _pillar(one, say)) for one in held.electorate),
        widths=(60, 40),
    )


def _pillar(one: Elected, say: Wording) -> str:
    pillar = say.words.term(one.pillar)
    return say._("%(pillar)s, lived-experience seat", pillar=pillar) if one.lived_experience else pillar


def _step(step: Step, say: Wording) -> str:
    day = say.day(step.at)
    match step:
        case Extension():
            told = say._(_EXTENDED[step.by], until=say.moment(step.deadline))
            return f"{day}: {told} {say.written(step.reason)}".rstrip()
        case EarlyClose():
            return f"{day}: {_early(step, say)}"
        case Seconded():
            told = say._(SECONDED[step.act], agency=say.agency(step.agency))
            return f"{day}: {told}"
        case Questioned():
            return f"{day}: {_questioned(step, say)}"


def _early(step: EarlyClose, say: Wording) -> str:
    if step.closes_at is None:
        return say._("Early close stopped by a seat that was still open.")
    return say._("Early close announced for %(at)s.", at=say.moment(step.closes_at))


def _questioned(step: Questioned, say: Wording) -> str:
    about = say._(STEPS[Questionable(step.step)])
    if step.agency == "":
        return say._("A seat questions %(step)s.", step=about)
    agency, text = say.agency(step.agency), say.written(step.text)
    return say._("%(agency)s questions %(step)s: “%(words)s”", agency=agency, step=about, words=text)
