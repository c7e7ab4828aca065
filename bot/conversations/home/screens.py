"""The panel's first page: who one is here and what waits; and the choice of the language."""

from dataclasses import dataclass

from bot.conversations.home.buttons import ChooseLanguage
from bot.panel.doors.goals import OpenPropose
from bot.panel.doors.rounds import OpenDesk, OpenMine
from bot.panel.doors.table import Complain, OpenSeat, TurnTo
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.pages import HOME, page
from bot.panel.readers import anybody
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from bot.texts.glossary import LANGUAGES
from dialogs.owed import Form
from dialogs.rounds.mine_view import mine_view
from dialogs.rounds.proposing import may_propose_at
from dialogs.table.authority import facilitated_by, held_seats, seated_at
from dialogs.table.model import Claim, ClaimState, Person, Seat, Table, TableState
from dialogs.table.offices import observed_by

SHORT = 24


@dataclass(frozen=True, slots=True)
class Led:
    """A table the person facilitates; what waits there."""

    table: Table
    seats: int
    held: int
    claims: int

    @property
    def is_open(self) -> bool:
        return self.table.state is TableState.OPEN


@page(HOME, to=anybody)
def draw_home(scene: Scene, person: Person, form: Form) -> Screen:
    reader, words = scene.reader, scene.words
    led = [_led(scene, table_id) for table_id in facilitated_by(reader, person)]
    sat = mine_view(reader, person, scene.now)
    observed = [reader.get(Table, one).name for one in observed_by(reader, person)]
    claims = reader.find(Claim, person_id=person.id, state=ClaimState.WAITING)
    waiting = [reader.get(Seat, one.seat_id).agency for one in claims]
    facts = {"led": led, "sat": sat, "observed": observed, "waiting": waiting}
    text = words.render("panel/home", **facts, note=form.data.get("note", ""))
    language = key(words._("Language"), TurnTo(TablePage.LANGUAGE))
    if not led and not sat:
        return Screen(text, ((language,),))
    waits = [key(words._("What waits for me"), OpenMine())] if sat else []
    propose = [key(words._("Propose a goal"), OpenPropose())] if may_propose_at(reader, person) else []
    below = rows([*waits, *propose, language])
    return Screen(text, (*_led_keys(scene, led), *below, *_seat_keys(scene, person)))


@page(TablePage.LANGUAGE.value, to=anybody)
def draw_language(scene: Scene, person: Person, form: Form) -> Screen:
    keys = tuple(key(name, ChooseLanguage(code)) for code, name in LANGUAGES.items())
    back = key(scene.words._("Back"), TurnTo(TablePage.HOME))
    return Screen(scene.words.render("panel/language"), (keys, (back,)))


def _led(scene: Scene, table_id: int) -> Led:
    reader = scene.reader
    return Led(
        reader.get(Table, table_id),
        len(reader.find(Seat, table_id=table_id, removed_at=None)),
        len(held_seats(reader, table_id)),
        len(reader.find(Claim, table_id=table_id, state=ClaimState.WAITING)),
    )


def _seat_keys(scene: Scene, person: Person) -> Rows:
    held = seated_at(scene.reader, person)
    made: Rows = ()
    for one in held:
        name = f" · {shortened(scene.reader.get(Table, one.table_id).name, SHORT)}" if len(held) > 1 else ""
        seat = key(scene.words._("My seat") + name, OpenSeat(one.table_id))
        wrong = key(scene.words._("Something went wrong here") + name, Complain(one.table_id))
        made += ((seat, wrong),)
    return made


def _led_keys(scene: Scene, led: list[Led]) -> Rows:
    words = scene.words
    made: Rows = ()
    for one in led:
        name = f" · {shortened(one.table.name, SHORT)}" if len(led) > 1 else ""
        if one.is_open:
            desk = key(words._("Facilitator's desk") + name, OpenDesk(one.table.id))
            made += ((desk, key(words._("Seats") + name, TurnTo(TablePage.SEATS, one.table.id))),)
        else:
            made += ((key(words._("Set up this table") + name, TurnTo(TablePage.SETUP, one.table.id)),),)
    return made
