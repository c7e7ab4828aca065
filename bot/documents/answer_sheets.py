"""A round on paper: for each seat a sheet with every goal, the positions to tick, and how it comes back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial

from bot.documents.file_name import spelled
from bot.documents.file_spec import FileSpec
from bot.documents.plan_paper import rehearsal_mark
from bot.documents.typeset import typeset
from bot.texts import moments
from bot.texts.words import Words
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.rounds.board_view import BoardItem
from dialogs.rounds.model import Round
from dialogs.table.model import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGoal:
    heading: str
    line: str
    text: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """One sheet for each of `agencies`; an empty name leaves a line to write it on."""

    language: str
    written_in: str
    issuer: str
    title: str
    footer: str
    page: str
    rehearsal: str
    made_at: datetime
    agencies: tuple[tuple[str, str], ...]  # with the function that answers, may be empty
    intro: tuple[str, ...]
    goals: tuple[SheetGoal, ...]
    positions: tuple[tuple[str, str], ...]
    grounds: tuple[str, ...]
    shown: tuple[str, ...]
    labels: dict[str, str]


def answer_sheets(
    table: Table,
    held: Round,
    items: Sequence[BoardItem],
    agencies: Sequence[tuple[str, str]],
    words: Words,
    now: datetime,
    *,
    rehearsal: bool,
) -> Sheets:
    say = words
    return Sheets(
        language=words.language,
        written_in=table.language,
        issuer=table.data_owner,
        title=say._("Answer sheet · Round %(number)s", number=held.number),
        footer=say._("%(name)s · Round %(number)s", name=table.name, number=held.number),
        page=say._("Page {page} of {pages}"),
        rehearsal=rehearsal_mark() if rehearsal else "",
        made_at=now,
        agencies=tuple(agencies) or (("", ""),),
        intro=_intro(table, held, words),
        goals=tuple(_goal(item, words) for item in items),
        positions=_positions(words),
        grounds=tuple(words.term(ground) for ground in Ground),
        shown=_shown(held, words),
        labels=_labels(words),
    )


def sheets_pdf(sheets: Sheets) -> bytes:
    """Runs in a worker process."""
    return typeset("sheet.typ", asdict(sheets), sheets.made_at)


def sheets_file(sheets: Sheets, table: Table, held: Round, words: Words) -> FileSpec:
    day, name = f"{sheets.made_at:%Y-%m-%d}", spelled(words._("answer-sheets"))
    file_name = f"{day}_{name}_{spelled(table.name)}_R{held.number:02}.pdf"
    return FileSpec(file_name, partial(sheets_pdf, sheets))


def _intro(table: Table, held: Round, words: Words) -> tuple[str, ...]:
    until = moments.long_moment(held.deadline, held.deadline_zone, words.language)
    body = table.data_owner
    if table.contact:
        body = words._("%(body)s (%(contact)s)", body=body, contact=table.contact)
    return (
        words._(
            "Back by %(until)s, by letter or read out on the phone, to: %(body)s", until=until, body=body
        ),
        words._(
            "Please tick one position for each goal. Until the round closes nobody but who enters your "
            "answer sees it. No answer is no consent. Please write nothing about persons or cases."
        ),
    )


def _goal(item: BoardItem, words: Words) -> SheetGoal:
    heading = words._("Goal %(label)s, wording %(version)s", label=item.label, version=item.version)
    changes = tuple(
        words._("“%(before)s” → “%(after)s”", before=one.before or "–", after=one.after or "–")
        for one in item.changes
    )
    return SheetGoal(heading=heading, line=item.line, text=item.text, changes=changes)


def _positions(words: Words) -> tuple[tuple[str, str], ...]:
    say = words
    told = {
        Position.CONSENT: say._("we carry this"),
        Position.NOTE: say._("we carry this; our note stands beside it and stops nothing"),
        Position.APPROVAL: say._("we carry this once the body named below has approved"),
        Position.STAND_ASIDE: say._("we take no part and do not stop it"),
        Position.OBJECT: say._("this must not go ahead as it stands; please state the ground"),
    }
    return tuple((_capital(words.term(position)), told[position]) for position in Position)


def _shown(held: Round, words: Words) -> tuple[str, ...]:
    named = words._("with our agency's name")
    if held.fallback is Fallback.TWO_THIRDS:
        return (named,)
    return (named, words._("as “one seat” (if few take this position, people may guess who)"))


def _labels(words: Words) -> dict[str, str]:
    say = words
    return {
        "agency": say._("Agency"),
        "changed": say._("Changed since the last wording"),
        "ground": say._("Ground of an objection"),
        "reason": say._("Reason, note, or who has to approve and until when"),
        "shown": say._("A note, stand-aside or objection stands in the plan"),
        "function": say._("Function (no name)"),
        "day": say._("Day"),
        "signature": say._("Signature"),
        "kept": say._("The sheet stays with the body named above. The signature goes into no document."),
    }


def _capital(term: str) -> str:
    return term[:1].upper() + term[1:]
