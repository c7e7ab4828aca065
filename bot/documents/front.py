"""The first page: the fixed sentence, the goals with who leads, what is conditional, the dissent."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from bot.documents.paper import Block, Goal, Para, Points, Section, Style, Tone
from bot.documents.participation import took_part
from bot.documents.wording import Wording, capital, short_hash
from bot.texts.glossary import counted
from dialogs.methods.positions import Position
from dialogs.plan.model import Edition, Plan, PlanItem, PlanVersion, Standing, Voice
from dialogs.rounds.aftermath import DISSENT
from dialogs.rounds.closing import CONFIRMED_WITHIN

MOST_OF_A_REASON = 200
_SEATS = {
    Position.NOTE: counted("%(num)s seat: consent with a note", "%(num)s seats: consent with a note"),
    Position.STAND_ASIDE: counted("%(num)s seat: stand aside", "%(num)s seats: stand aside"),
    Position.OBJECT: counted("%(num)s seat: object", "%(num)s seats: object"),
}


def front(plan: Plan, version: PlanVersion, say: Wording) -> tuple[Section, ...]:
    goals = tuple(_goal(item, say) for item in plan.goals) or (
        Para(say._("No agreement stands at present; the register says what became of each.")),
    )
    fixed = Para(fixed_sentence(say), Style.BOXED)
    return (
        Section("", (fixed,)),
        Section(say._("The goals at a glance"), goals),
        *took_part(plan, say),
        Section(say._("What is conditional"), (_conditional(plan, say),), level=2),
        Section(say._("Dissent and reservations"), tuple(_dissent(plan, say)), level=2),
        Section(say._("How to check this document"), (_check(version, say),), level=2),
    )


def fixed_sentence(say: Wording) -> str:
    return say._(
        "This is a voluntary agreement of the participating bodies. Legal responsibilities, rights of "
        "instruction and the council's budget right remain untouched; measures with costs are subject to "
        "funding."
    )


def tone(item: PlanItem) -> Tone:
    if item.standing in (Standing.CONDITIONAL, Standing.PROVISIONAL):
        return Tone.WAITS
    return Tone.STANDS if item.is_in_plan else Tone.FELL


def _goal(item: PlanItem, say: Wording) -> Goal:
    return Goal(
        label=item.proposal,
        text=say.written(item.text),
        line=say.written(item.line),
        outcome=capital(say.outcome(item)),
        tone=tone(item),
        remarks=tuple(_remarks(item, say)),
        line_label=say._("In plain words"),
    )


def _remarks(item: PlanItem, say: Wording) -> Iterator[str]:
    yield say._("Agreement %(number)s · wording %(version)s", number=item.agreement, version=item.version)
    yield say._("Lead: not yet agreed")
    if item.settle_by:
        yield say._("conditional until %(day)s", day=say.day(item.settle_by))
    if item.provisional_until:
        yield say._("provisional until %(day)s", day=say.day(item.provisional_until))


def _conditional(plan: Plan, say: Wording) -> Block:
    open_ones = tuple(line for item in plan.goals for line in _waits_for(item, say))
    return Points(open_ones) if open_ones else Para(say._("Nothing: every agreement listed is in effect."))


def _waits_for(item: PlanItem, say: Wording) -> Iterator[str]:
    if item.settle_by:
        yield say._(
            "%(label)s takes effect once enough approvals are confirmed, by %(day)s at the latest.",
            label=item.proposal, day=say.day(item.settle_by),
        )  # fmt: skip
    if item.unconfirmed and item.decided_at:
        yield say.words.ngettext(
            "%(label)s: %(num)s consent was entered by the facilitator and is not confirmed; last day "
            "%(day)s.",
            "%(label)s: %(num)s consents were entered by the facilitator and are not confirmed; last day "
            "%(day)s.",
            item.unconfirmed, label=item.proposal, day=say.day(item.decided_at + CONFIRMED_WITHIN),
        )  # fmt: skip
    if item.provisional_until:
        yield _provisional(item, item.provisional_until, say)


def _provisional(item: PlanItem, until: datetime, say: Wording) -> str:
    silent = say.agencies(tuple(name for gap in item.unheard for name in gap.agencies))
    facts = {"label": item.proposal, "agencies": silent, "day": say.day(until)}
    if not silent:
        return say._("%(label)s is provisional: seats that were not heard may object until %(day)s.", **facts)
    return say._(
        "%(label)s stands without response from %(agencies)s, who may object until %(day)s.", **facts
    )


def _dissent(plan: Plan, say: Wording) -> Iterator[Block]:
    if plan.edition is Edition.PUBLIC:
        lines = [line for item in plan.goals for line in _counted(item, say)]
    else:
        lines = [line for item in plan.goals for line in _told(item, say)]
    yield Points(tuple(lines)) if lines else Para(say._("None recorded."))


def _counted(item: PlanItem, say: Wording) -> Iterator[str]:
    for position, forms in _SEATS.items():
        number = item.tally[position]
        if number:
            yield f"{item.proposal} · {say.words.ngettext(*forms, number)}"


def _told(item: PlanItem, say: Wording) -> Iterator[str]:
    for voice in item.voices:
        if voice.position in DISSENT or voice.position is Position.NOTE:
            yield f"{item.proposal} · {_voice_line(voice, say)}"


def _voice_line(voice: Voice, say: Wording) -> str:
    """A long reason is cut here; in full it stands in its round's annex."""
    stance = say.words.stance(voice.position, say.author(voice.agency))
    return f"{stance}: {shorten(say.reason(voice), MOST_OF_A_REASON, placeholder=' …')}"


def _check(version: PlanVersion, say: Wording) -> Block:
    return Para(
        say._(
            "Version %(number)s is fixed by entry %(seq)s of the register, hash %(hash)s. Whoever runs the "
            "bot recomputes it, and every outcome from the stored answers, with “python -m bot verify”; "
            "the full hash is on the last page.",
            number=version.number, seq=version.fixed_by.seq, hash=short_hash(version.fixed_by.hash),
        ),
        Style.SMALL,
    )  # fmt: skip
