"""The panel's pages of a table's seats: who holds them, links, claims, what is missing before a round."""

from bot.conversations.seats.buttons import InviteTo
from bot.panel.doors.rounds import OpenDesk
from bot.panel.doors.table import (
    CheckRights,
    ChooseMode,
    ConfirmClaim,
    EndDeputy,
    InviteDeputy,
    InviteToAll,
    OpenSheet,
    OpenTable,
    RefuseClaim,
    RemoveSeat,
    TurnTo,
    VacateSeat,
    WriteLetter,
    WriteLetters,
)
from bot.panel.fitting import fitted, shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.led_table import back, led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.readiness import warnings_in_words
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.panel.table_pages import TablePage
from dialogs.owed import Form
from dialogs.refusals import Refusal
from dialogs.table.model import Person, SeatMode, Table, TableState
from dialogs.table.seating import AGENCY_LIMIT
from dialogs.table.seats_view import SeatView, readiness_of, seats_of
from dialogs.table.taking import MOST_DEPUTIES

SEAT_LABEL = 30


@page(TablePage.SEATS.value, to=facilitators)
def draw_seats(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    seats = seats_of(scene.reader, table.id, scene.now)
    held = sum(view.is_held for view in seats)

    def drawn(room: int) -> str:
        facts = {"table": table, "seats": seats[:room], "left_out": len(seats[room:]), "held": held}
        return words.render("panel/seats", **facts, opened=table.state is TableState.OPEN, count=len(seats))

    keys = [key(_seat_label(view), TurnTo(TablePage.SEAT, table.id, view.seat.id)) for view in seats]
    return Screen(
        fitted(drawn, (40, 25, 10)), (*_first(scene, table, seats), *rows(keys), *_below(scene, table))
    )


@page(TablePage.SEAT.value, to=facilitators)
def draw_seat(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    view = _viewed(scene, table, form)
    text = words.render("panel/seat", view=view, seat=view.seat, zone=table.zone)
    return Screen(text, (*_claim_keys(scene, view), *_seat_keys(scene, table, view)))


@page(TablePage.RENAME.value, to=facilitators)
def draw_rename(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    seat = _viewed(scene, table, form).seat
    text = scene.words.render("panel/seat_rename", seat=seat, limit=AGENCY_LIMIT)
    return Screen(text, ((back(scene.words, TablePage.SEAT, table, seat.id),),))


@page(TablePage.REMOVE.value, to=facilitators)
def draw_remove(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    seat = _viewed(scene, table, form).seat
    keys = (key(words._("Remove the seat"), RemoveSeat(seat.id)), back(words, TablePage.SEAT, table, seat.id))
    return Screen(words.render("panel/seat_remove", seat=seat), (keys,))


@page(TablePage.READINESS.value, to=facilitators)
def draw_readiness(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    warnings = readiness_of(scene.reader, table.id, scene.now)
    keys = ((key(words._("Check rights"), CheckRights(table.id)), back(words, TablePage.SEATS, table)),)
    return Screen(
        words.render("panel/readiness", table=table, sentences=warnings_in_words(scene, warnings)), keys
    )


def _viewed(scene: Scene, table: Table, form: Form) -> SeatView:
    wanted = form.data.get("subject", 0)
    for view in seats_of(scene.reader, table.id, scene.now):
        if view.seat.id == wanted:
            return view
    raise Refusal("gone", kind="seat")


def _seat_label(view: SeatView) -> str:
    mark = "❔ " if view.claims else "● " if view.is_held else "○ "
    return mark + shortened(view.seat.agency, SEAT_LABEL)


def _first(scene: Scene, table: Table, seats: list[SeatView]) -> Rows:
    words, first = scene.words, list[tuple[Key, ...]]()
    if table.state is TableState.GREETED and seats:
        first.append((key(words._("Open the table"), OpenTable(table.id)),))
    elif table.state is TableState.OPEN and any(view.wants_link for view in seats):
        letters = key(words._("Letters for vacant seats"), WriteLetters(table.id))
        first.append((key(words._("Links for vacant seats"), InviteToAll(table.id)), letters))
    return tuple(first)


def _below(scene: Scene, table: Table) -> Rows:
    words = scene.words
    sheet = (key(words._("Spreadsheet"), OpenSheet(table.id)),)
    turns = (
        sheet,
        (key(words._("Add an agency"), TurnTo(TablePage.AGENCY_NAME, table.id)), _settings(scene, table)),
    )
    if table.state is TableState.GREETED:
        return turns
    ready = key(words._("Ready for a round?"), TurnTo(TablePage.READINESS, table.id))
    people = (key(words._("People"), TurnTo(TablePage.PEOPLE, table.id)),)
    return (*turns, people, (ready, key(words._("Facilitator's desk"), OpenDesk(table.id))))


def _settings(scene: Scene, table: Table) -> Key:
    return key(scene.words._("Settings"), TurnTo(TablePage.SETUP, table.id))


def _claim_keys(scene: Scene, view: SeatView) -> Rows:
    return tuple(
        (
            key(
                scene.words._("Confirm %(name)s", name=shortened(_named(scene, person), 20)),
                ConfirmClaim(claim.id),
            ),
            key(scene.words._("Refuse"), RefuseClaim(claim.id)),
        )
        for claim, person in view.claims
    )


def _seat_keys(scene: Scene, table: Table, view: SeatView) -> Rows:
    words, seat = scene.words, view.seat
    if view.holder or view.deputies:
        first = key(words._("Vacate the seat"), VacateSeat(seat.id))
    elif view.invitation:
        first = key(words._("New link"), InviteTo(seat.id))
    else:
        first = key(words._("Make a link"), InviteTo(seat.id))
    rename = key(words._("Rename"), TurnTo(TablePage.RENAME, table.id, seat.id))
    remove = key(words._("Remove"), TurnTo(TablePage.REMOVE, table.id, seat.id))
    below = (rename, remove), (back(words, TablePage.SEATS, table),)
    return (first,), *mode_keys(scene, table, view), *_deputy_keys(scene, view), *below


def _deputy_keys(scene: Scene, view: SeatView) -> Rows:
    words = scene.words
    invite = ((key(words._("Invite a deputy"), InviteDeputy(view.seat.id)),),) if view.holder else ()
    ends = tuple(
        (
            key(
                words._("%(name)s: end as deputy", name=shortened(_named(scene, person), 18)),
                EndDeputy(holding.id),
            ),
        )
        for holding, person in view.deputies
    )
    return (*(invite if len(ends) < MOST_DEPUTIES else ()), *ends)


def _named(scene: Scene, person: Person) -> str:
    return scene.words.account(person.name, person.username)


def mode_keys(scene: Scene, table: Table, view: SeatView) -> Rows:
    """On a seat's page at the facilitator's: what may be chosen for a seat nobody holds in Telegram."""
    words, seat = scene.words, view.seat
    if view.holder or view.deputies:
        return ()
    by_letter = key(words._("By letter or phone"), TurnTo(TablePage.FUNCTION, table.id, seat.id))
    in_group = key(words._("In the group"), ChooseMode(seat.id, SeatMode.GROUP))
    private = key(words._("Private chat only"), ChooseMode(seat.id, SeatMode.PRIVATE))
    paper = key(words._("Letter (PDF)"), WriteLetter(seat.id))
    match seat.mode:
        case SeatMode.GROUP:
            first = (private, by_letter) if seat.lived_experience else (by_letter, private)
            return (first, (paper,))
        case SeatMode.PRIVATE:
            return ((in_group, by_letter), (paper,))
        case SeatMode.LETTER:
            return ((in_group, private), (by_letter,))
