"""What is told: seats by letter or phone."""

from bot.documents.answer_sheets import answer_sheets, sheets_file
from bot.documents.letters import Letter, letter, letter_file, letters_file
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from bot.texts.words import words_for
from dialogs.owed import Notice
from dialogs.rounds.board_view import board_items
from dialogs.rounds.entered_view import to_enter
from dialogs.rounds.model import ItemState, Round
from dialogs.table.links import is_open
from dialogs.table.model import Invitation, Seat, SeatMode, Table


@words_notice("letters")
def letters(scene: Scene, notice: Notice) -> Screen | None:
    """One letter, or all of them packed; links ended or used meanwhile are left out."""
    table = scene.reader.get(Table, notice.facts["table"])
    found = [_letter(scene, table, one) for one in notice.facts["invitations"]]
    written = [one for one in found if one]
    if not written:
        return None
    single = len(notice.facts["invitations"]) == 1
    words = words_for(table.language)
    file = letter_file(written[0]) if single else letters_file(written, table, scene.now, words)
    return Screen(scene.words.render("notices/letters", table=table, count=len(written)), file=file)


@words_notice("answer_sheets")
def sheets(scene: Scene, notice: Notice) -> Screen:
    """For every seat by letter or phone that is still open; a blank one where there is none."""
    reader = scene.reader
    held = reader.get(Round, notice.facts["round"])
    table, words = reader.get(Table, held.table_id), words_for(reader.get(Table, held.table_id).language)
    open_seats = [reader.get(Seat, one.seat_id) for one in to_enter(reader, held.id)]
    agencies = [(one.agency, one.function) for one in open_seats if one.mode is SeatMode.LETTER]
    items = [item for item in board_items(reader, held.id) if item.state is ItemState.OPEN]
    made = answer_sheets(table, held, items, agencies, words, scene.now, rehearsal=scene.rehearsal)
    text = scene.words.render("notices/answer_sheets", held=held, count=len(agencies))
    return Screen(text, file=sheets_file(made, table, held, words))


def _letter(scene: Scene, table: Table, invitation_id: int) -> Letter | None:
    invitation = scene.reader.get(Invitation, invitation_id)
    if not is_open(scene.reader, invitation, scene.now):
        return None
    return letter(
        table,
        scene.reader.get(Seat, invitation.seat_id),
        scene.link(f"seat_{scene.seal.token('seat', invitation.id)}"),
        invitation.expires_at,
        invitation.created_at,
        words_for(table.language),
        rehearsal=scene.rehearsal,
    )
