"""One item in its round's annex: question, outcome and why, tally, silence, words as chosen, opinions."""

from collections.abc import Iterator

from bot.documents.paper import Block, Facts, Grid, Para, Points, Quote, Section, Style
from bot.documents.wording import Wording, capital
from bot.texts.glossary import marked
from bot.texts.reasons import reasons_told
from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.plan.integration import Integration
from dialogs.plan.model import Edition, Plan, PlanItem, PlanRound, Unanswered, Voice
from dialogs.plan.objections import Check
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.difference import Rewording, rewordings

_SETTLED = {
    SettlementKind.CONFIRMED: marked("confirmed"),
    SettlementKind.STAND_ASIDE: marked("refused: stand aside"),
    SettlementKind.OBJECT: marked("refused: objection"),
    SettlementKind.LAPSED: marked("lapsed"),
}
_WAYS = {
    "telegram": marked("in Telegram"),
    "phone": marked("by phone, confirmed"),
    "letter": marked("by letter, with a signed sheet or confirmed"),
    "meeting": marked("at a meeting, confirmed"),
    "phone_unconfirmed": marked("by phone, not confirmed at the close"),
    "letter_unconfirmed": marked("by letter, not confirmed at the close"),
    "meeting_unconfirmed": marked("at a meeting, not confirmed at the close"),
}


def item_section(item: PlanItem, held: PlanRound, plan: Plan, say: Wording) -> Section:
    heading = say._(
        "Round %(round)s · %(label)s, wording %(version)s",
        round=held.number, label=item.proposal, version=item.version,
    )  # fmt: skip
    blocks = [*_question(item, say)]
    blocks += _withdrawn(item, say) if item.outcome is Outcome.WITHDRAWN else _decided(item, plan, say)
    return Section(heading, tuple(blocks), level=2)


def _question(item: PlanItem, say: Wording) -> Iterator[Block]:
    proposer = say.agency(item.proposed_by) or say._("the facilitator")
    note = say._("Put by %(proposer)s", proposer=proposer)
    if item.line != "":
        yield Quote(say._("In plain words"), say.written(item.line))
    yield Quote(say._("Question as put"), say.written(item.text), note)
    if item.before and item.text:
        title = say._("Changed since wording %(version)s", version=item.version - 1)
        yield Points(tuple(_rewording(one, say) for one in rewordings(item.before, item.text)), title)
    if item.integrations:
        yield Points(
            tuple(_integration(one, say) for one in item.integrations),
            say._("Objections to wording %(version)s", version=item.version - 1),
        )


def _rewording(one: Rewording, say: Wording) -> str:
    if not one.before:
        return say._("added: “%(after)s”", after=one.after)
    if not one.after:
        return say._("left out: “%(before)s”", before=one.before)
    return say._("“%(before)s” → “%(after)s”", before=one.before, after=one.after)


def _integration(one: Integration, say: Wording) -> str:
    said = {
        "yes": say._("confirms that this wording answers its objection"),
        "no": say._("says that this wording does not answer its objection"),
        "waiting": say._("did not say whether this wording answers its objection"),
    }
    return f"{say.author(one.agency)}: {said[one.agreed]}"


def _withdrawn(item: PlanItem, say: Wording) -> Iterator[Block]:
    outcome = capital(say.words.term(Outcome.WITHDRAWN))
    rows = [(say._("Result"), outcome)]
    if item.decided_at:
        rows.append((say._("On"), say.moment(item.decided_at)))
    if item.withdrawal_reason != "":
        rows.append((say._("Reason"), say.written(item.withdrawal_reason)))
    yield Facts(tuple(rows))


def _decided(item: PlanItem, plan: Plan, say: Wording) -> Iterator[Block]:
    yield Facts(tuple(_outcome(item, say)))
    yield _tally(item, say)
    yield Points(reasons_told(say.words, item.reasons), say._("Why it came out so"))
    if item.unanswered:
        yield _silence(item, say)
    if plan.edition is Edition.PUBLIC and item.is_shortened:
        yield Para(say._("Reasons and names are in the internal edition."), Style.SMALL)
    for voice in item.voices:
        yield _voice(voice, say)
    for late in item.late_objections:
        ground = _ground(late.ground, say) if late.ground else ""
        who = say._("A seat not heard before the close, on %(day)s", day=say.day(late.at))
        yield Quote(say.words.stance(Position.OBJECT, who), say.written(late.reason), ground)
    for said in item.explored:
        who = say._("Explored in private · %(author)s", author=say.author(said.agency))
        change = say._("Smallest change it could live with: %(change)s", change=say.written(said.change))
        yield Quote(who, say.written(said.harm), change)
    for check in item.checks:
        yield Para(_check(check, say), Style.SMALL)
    for opinion in item.opinions:
        who = say._("Separate opinion · %(author)s", author=say.author(opinion.agency))
        yield Quote(who, say.written(opinion.text), say.day(opinion.at))


def _check(check: Check, say: Wording) -> str:
    facts = {"whom": say.written(check.by_whom), "day": say.day(check.due)}
    if check.result == "":
        return say._("Legal check by %(whom)s until %(day)s", **facts)
    result = say.written(check.result)
    return say._("Legal check by %(whom)s until %(day)s: %(result)s", **facts, result=result)


def _outcome(item: PlanItem, say: Wording) -> Iterator[tuple[str, str]]:
    if item.outcome:
        yield say._("Result at close"), capital(say.words.term(item.outcome))
    if item.agreement:
        yield say._("Agreement"), str(item.agreement)
    if item.settled_at:
        yield say._("Result now"), f"{capital(say.outcome(item))} ({say.day(item.settled_at)})"
    if item.settle_by:
        yield say._("Conditional until"), say.day(item.settle_by)
    if item.unheard and item.agreement:
        lived = say._("lived-experience seat")
        silent = "; ".join(
            f"{say.words.term(gap.pillar) if gap.pillar else lived} ({say.agencies(gap.agencies)})"
            for gap in item.unheard
        )
        yield say._("Without response from"), silent
    if item.provisional_until:
        yield say._("Provisional until"), say.day(item.provisional_until)
    ways = ", ".join(f"{say._(_WAYS[way]) if way in _WAYS else way}: {count}" for way, count in item.ways)
    yield say._("How the answers came"), ways or say._("none")


def _tally(item: PlanItem, say: Wording) -> Grid:
    counts = {capital(say.words.label(position)): item.tally[position] for position in Position}
    counts[capital(say.words.label(Position.APPROVAL))] = item.tally.said_subject_to_approval
    if item.tally.unconfirmed:
        counts[say._("Consent entered, not confirmed at the close")] = item.tally.unconfirmed
    counts[say._("No answer")] = item.no_answer
    head = tuple(counts)
    return Grid(
        title=say._("Tally"),
        head=head,
        rows=(tuple(str(count) for count in counts.values()),),
        widths=(1,) * len(head),
    )


def _silence(item: PlanItem, say: Wording) -> Grid:
    return Grid(
        title=say._("No answer, and what was tried"),
        head=(say._("Agency"), say._("State"), say._("Reminders and calls"), say._("Of these got through")),
        rows=tuple(
            (say.agency(one.agency), _state(one, say), str(one.attempts), str(one.reached))
            for one in item.unanswered
        ),
        widths=(46, 26, 16, 12),
    )


def _state(one: Unanswered, say: Wording) -> str:
    if one.kind is SilenceKind.ANNOUNCED and one.until:
        return say._("announced for %(day)s", day=say.day(one.until))
    return say.words.silence(one.kind)


def _voice(voice: Voice, say: Wording) -> Quote:
    who = say.words.stance(voice.position, say.author(voice.agency))
    if voice.position is Position.APPROVAL:
        return Quote(who, "", _approval(voice, say))
    note = _ground(voice.ground, say) if voice.position is Position.OBJECT else ""
    return Quote(who, say.reason(voice), note)


def _ground(ground: Ground | None, say: Wording) -> str:
    if ground is None:
        return say._("ground not stated")
    return say._("Ground: %(ground)s", ground=say.words.term(ground))


def _approval(voice: Voice, say: Wording) -> str:
    parts = []
    if voice.approval_by != "":
        parts.append(say._("by %(whom)s", whom=say.written(voice.approval_by)))
    if voice.approval_until:
        parts.append(say._("until %(day)s", day=say.day(voice.approval_until)))
    if voice.settled:
        parts.append(say._(_SETTLED[voice.settled]))
    return ", ".join(parts) or say._("by whom not stated")
