"""Rounds of positions and levels on a sheet: consent, gradients of agreement, fist to five."""

from collections.abc import Callable, Mapping, Sequence

from bot.commands.ballot_file import Cell, Sheet
from bot.commands.found import Found, Table, reasons_in, sentences_of
from bot.commands.json_file import BadFile
from bot.texts.words import Words
from dialogs.methods import consent, fist, gradients
from dialogs.methods.decision import Decision
from dialogs.methods.levels import Level, tally_of
from dialogs.methods.positions import Ground, Pillar, Position, Vote, Voter
from dialogs.methods.rule import Rule

PILLARS = tuple(pillar.value.replace(" ", "_") for pillar in Pillar)


def by_consent(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    voters, rule = _electorate(sheet, electorate)
    votes = [
        Vote(
            row[0].text, Position(row[1].one_of([one.value for one in Position], "position")), _ground(row[3])
        )
        for row in sheet.rows
        if row[1].text
    ]
    decision = consent.decide(voters, votes, rule)
    tally = {position.value: decision.tally[position] for position in Position}
    shown_tally = [(words.term(position), str(decision.tally[position])) for position in Position]
    return _decided(words, decision, tally, shown_tally)


def by_gradients(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    return _by_levels(sheet, electorate, words, gradients.SCALE, gradients.decide)


def by_fist(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    return _by_levels(sheet, electorate, words, fist.SCALE, fist.decide)


def _by_levels(
    sheet: Sheet,
    electorate: int | None,
    words: Words,
    scale: range,
    decide: Callable[[Sequence[Voter], Sequence[Level], Rule], Decision],
) -> Found:
    voters, rule = _electorate(sheet, electorate)
    levels = [
        Level(row[0].text, row[1].whole(scale[0], scale[-1]), _ground(row[3]))
        for row in sheet.rows
        if row[1].text
    ]
    tally = {str(level): count for level, count in tally_of(levels, scale).items()}
    return _decided(
        words, decide(voters, levels, rule), tally, [(one, str(count)) for one, count in tally.items()]
    )


def _electorate(sheet: Sheet, electorate: int | None) -> tuple[list[Voter], Rule]:
    """The seats of the file and, up to the electorate's size, seats nobody listed and nobody heard."""
    sheet.require("seat", "position", "reason", "ground", optional=("pillar",))
    seats = sheet.distinct()
    if electorate is not None and electorate < len(seats):
        raise BadFile(
            f"--electorate {electorate}: the file lists {len(seats)} seats; give at least their number."
        )
    pillars = [_pillar(row[4]) if len(row) > 4 else None for row in sheet.rows]
    voters = [Voter(seat, pillar) for seat, pillar in zip(seats, pillars, strict=True)]
    unlisted = (electorate or len(seats)) - len(seats)
    return [*voters, *(Voter(f"={at}") for at in range(unlisted))], Rule(pillar_rule=any(pillars))


def _pillar(cell: Cell) -> Pillar | None:
    return Pillar(cell.one_of(PILLARS, "pillar").replace("_", " ")) if cell.text else None


def _ground(cell: Cell) -> Ground | None:
    return Ground(cell.one_of([one.value for one in Ground], "ground")) if cell.text else None


def _decided(
    words: Words, decision: Decision, tally: Mapping[str, int], rows: Sequence[tuple[str, str]]
) -> Found:
    values = {
        "outcome": decision.outcome.value,
        "tally": dict(tally),
        "no_answer": len(decision.no_answer),
        "reasons": reasons_in(words, decision.reasons),
    }
    counted = [*rows, (words._("no answer"), str(len(decision.no_answer)))]
    outcome = words._("Outcome, as wording 1 of 3: %(outcome)s", outcome=words.term(decision.outcome))
    table = Table((words._("answer"), words._("seats")), counted)
    return Found(values, (table,), (outcome, *sentences_of(words, decision.reasons)))
