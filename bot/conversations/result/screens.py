"""The result of a round in the group: per goal what was decided, why, in whose words, and what comes next."""

from dataclasses import dataclass, replace

from bot.panel.fitting import fitted, shortened
from bot.panel.screen import Screen
from bot.texts.attempts import attempts_told
from bot.texts.glossary import COUNTED_SILENCE
from bot.texts.pillar_names import pillar_name
from bot.texts.reasons import reasons_told
from bot.texts.words import Words
from dialogs.methods.positions import Outcome, Position
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.result_view import ItemResult, ResultView, Said, Silent, Unheard


@dataclass(frozen=True, slots=True)
class Room:
    """Characters for goals, what was said and names; how many seats are named; whether reasons are given."""

    text: int
    said: int
    name: int = 200
    seats: int = 100
    reasons: bool = True


WIDE = Room(1000, 1000)

ROOMS = (
    WIDE,
    Room(300, 400),
    Room(140, 200),
    Room(140, 200, reasons=False),
    Room(100, 100, 60, reasons=False),
    Room(100, 60, 40, 12, reasons=False),
    Room(60, 40, 30, 4, reasons=False),
    Room(0, 1, 1, 0, reasons=False),
)


@dataclass(frozen=True, slots=True)
class Named:
    named: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResult:
    """One item's result in words, as the template lays it out."""

    label: str
    outcome: Outcome
    text: str
    line: str
    tally: tuple[str, ...]
    said: tuple[Said, ...]
    approvals: tuple[str, ...]
    more_said: int
    silent: Named | None
    unheard: tuple[str, ...]
    agreement: int
    conditional_until: object
    provisional_until: object
    reasons: tuple[str, ...]


def result_screen(words: Words, view: ResultView) -> Screen:
    return Screen(fitted(lambda room: _drawn(words, view, room), ROOMS))


def _drawn(words: Words, view: ResultView, room: Room) -> str:
    silences = {one.silent for one in view.results}
    shared = silences.pop() if len(silences) == 1 else ()
    results = [_shown(words, view, one, room) for one in view.results]
    return words.render(
        "round/result",
        view=view,
        results=[replace(one, silent=None) for one in results] if shared else results,
        shared_silence=_silent(words, view, shared, room),
        vacant=[shortened(agency, room.name) for agency in view.vacant[: room.seats]],
        is_cut=room is not WIDE,
    )


def _shown(words: Words, view: ResultView, one: ItemResult, room: Room) -> ShownResult:
    said = one.said[: room.seats]
    return ShownResult(
        label=one.item.label,
        outcome=one.outcome,
        text=shortened(one.item.text, room.text) if room.text else "",
        line=shortened(one.item.line, room.text) if room.text else "",
        tally=_tally(words, one),
        said=tuple(_cut(spoken, room) for spoken in said if spoken.position is not Position.APPROVAL),
        approvals=tuple(
            _approval(words, view, spoken, room) for spoken in said if spoken.position is Position.APPROVAL
        ),
        more_said=len(one.said) - len(said),
        silent=_silent(words, view, one.silent, room),
        unheard=tuple(_unheard(words, gap, room) for gap in one.unheard),
        agreement=one.item.agreement,
        conditional_until=one.conditional_until,
        provisional_until=one.provisional_until,
        reasons=reasons_told(words, one.reasons) if room.reasons else (),
    )


def _tally(words: Words, one: ItemResult) -> tuple[str, ...]:
    """Only what was said at all, and how many said nothing."""
    said = words.tally({position: one.tally[position] for position in Position}, one.tally.unconfirmed)
    if one.silent:
        said.append(words.ngettext(*COUNTED_SILENCE, len(one.silent)))
    return tuple(said)


def _cut(said: Said, room: Room) -> Said:
    return replace(
        said, agency=shortened(said.agency, room.name), reason=shortened(said.reason, max(room.said, 1))
    )


def _approval(words: Words, view: ResultView, said: Said, room: Room) -> str:
    agency = shortened(said.agency, room.name)
    whom = shortened(said.approval_by, room.said) or words._("body not named")
    until = words.day(said.approval_until, view.zone) if said.approval_until else ""
    if agency:
        return words._(
            "%(agency)s: subject to approval (%(whom)s), until %(until)s",
            agency=agency,
            whom=whom,
            until=until,
        )
    return words._("One seat: subject to approval (%(whom)s), until %(until)s", whom=whom, until=until)


def _silent(words: Words, view: ResultView, silent: tuple[Silent, ...], room: Room) -> Named | None:
    if not silent:
        return None
    named = silent[: room.seats]
    return Named(tuple(_silence(words, view, one, room) for one in named), len(silent) - len(named))


def _silence(words: Words, view: ResultView, one: Silent, room: Room) -> str:
    agency, silence = shortened(one.agency, room.name), one.silence
    details = []
    if silence.kind is SilenceKind.NOT_REACHED:
        details.append(words.silence(silence.kind))
    if silence.until:
        details.append(words._("announced %(day)s", day=words.day(silence.until, view.zone)))
    if tried := attempts_told(words, silence):
        details.append(tried)
    return f"{agency} ({', '.join(details)})" if details else agency


def _unheard(words: Words, gap: Unheard, room: Room) -> str:
    agencies = ", ".join(shortened(agency, room.name) for agency in gap.agencies[: room.seats])
    pillar = pillar_name(words, gap.pillar)
    return f"{pillar} ({agencies})" if agencies else pillar
