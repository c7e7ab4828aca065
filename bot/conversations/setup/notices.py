"""Notices any member may ask for: the greeting, who sits here, help, what is stored."""

from bot.panel.answered import said_by
from bot.panel.doors.table import AskForSeat, CheckRights, SetUpTable
from bot.panel.fitting import fitted
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.methods.positions import Pillar
from dialogs.owed import Notice, NoticeState
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.model import Facilitator, Person, Table, TableState
from dialogs.table.seats_view import SeatView, seats_of


@words_notice("greeting")
def greeting(scene: Scene, notice: Notice) -> Screen | None:
    table, words = scene.reader.get(Table, notice.table_id), scene.words
    if table.state is not TableState.GREETED and notice.state is not NoticeState.SENT:
        return None
    is_open = table.state is TableState.OPEN
    facilitates = scene.reader.first(Facilitator, table_id=table.id, until=None) is not None
    keys: Rows = ()
    if not (is_open or facilitates):
        keys = ((key(words._("Set up this table"), SetUpTable(table.id)),),)
    if not is_open:
        keys += ((key(words._("Check rights"), CheckRights(table.id)),),)
    state = "open" if is_open else "begun" if facilitates else "greeted"
    facts = {"table": table, "state": state, "by": said_by(scene, notice)}
    return Screen(words.render("notices/greeting", **facts), keys)


@words_notice("who")
def who(scene: Scene, notice: Notice) -> Screen:
    """In the group, and in private of one table; names of persons stand in neither."""
    table = scene.reader.get(Table, notice.facts["table"])
    seats = seats_of(scene.reader, table.id, scene.now)
    text = fitted(lambda room: _seats_in_words(scene, table, seats, room), (40, 25, 10))
    if notice.person_id or not any(view.is_claimable for view in seats):
        return Screen(text)
    return Screen(text, ((key(scene.words._("Take a seat"), AskForSeat(table.id)),),))


@words_notice("help")
def help_private(scene: Scene, notice: Notice) -> Screen:
    person = scene.reader.get(Person, notice.person_id)
    facts = {
        "facilitates": bool(facilitated_by(scene.reader, person)),
        "sits": bool(seated_at(scene.reader, person)),
    }
    return Screen(scene.words.render("notices/help", **facts))


@words_notice("help_group")
def help_group(scene: Scene, notice: Notice) -> Screen:
    return Screen(scene.words.render("notices/help_group"))


@words_notice("privacy")
def privacy(scene: Scene, notice: Notice) -> Screen:
    person, reader = scene.reader.get(Person, notice.person_id), scene.reader
    ids = [*facilitated_by(reader, person), *(one.table_id for one in seated_at(reader, person))]
    tables = [reader.get(Table, one) for one in dict.fromkeys(ids)]
    return Screen(scene.words.render("notices/privacy", tables=tables))


def _seats_in_words(scene: Scene, table: Table, seats: list[SeatView], room: int) -> str:
    by_pillar = [(pillar, [view for view in seats[:room] if view.seat.pillar is pillar]) for pillar in Pillar]
    return scene.words.render(
        "notices/who",
        table=table,
        pillars=[(pillar, views) for pillar, views in by_pillar if views],
        count=len(seats),
        held=sum(view.is_held for view in seats),
        more=max(len(seats) - room, 0),
    )
