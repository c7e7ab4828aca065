"""What stands in everybody's chats: notices worded when they are sent, and again when they are outdated."""

from copy import deepcopy
from dataclasses import dataclass, field, replace

from bot.panel import router
from bot.panel.actor import ChatFacts
from bot.panel.buttons import parse
from bot.panel.pages import form_of
from bot.panel.screen import Screen
from dialogs.owed import Notice, NoticeState
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Table
from tests.bot.private.city import City
from tests.bot.private.full_table import FullTable, actor_for

ADMINISTRATOR = ChatFacts(is_administrator=True, lacking=(), members=9)
TYPED = "Every office answers within three working days"
FURTHEST = 8


@dataclass
class Chats:
    """`shown`: by the notice's id, as it stands in its chat."""

    full: FullTable
    shown: dict[int, Screen] = field(default_factory=dict)

    @property
    def city(self) -> City:
        return self.full.city

    def copy(self) -> "Chats":
        return deepcopy(self)

    def deliver(self) -> None:
        """As delivery does it: what is owed is sent, what is outdated is edited, once each."""
        work = self.city.work
        for notice in work.find(Notice):
            if notice.state is NoticeState.SENT and not notice.outdated:
                continue
            screen = self.city.screens.notice(work, notice, self.city.now)
            if screen is None:
                assert notice.state is not NoticeState.SENT, notice.code
                work.remove(notice)
                continue
            about = notice.about if screen.buttons or notice.id not in self.shown else ""
            self.shown[notice.id] = screen
            work.change(Notice, notice.id, {}, state=NoticeState.SENT, message_id=notice.id,
                        outdated=False, about=about)  # fmt: skip

    def notices(self) -> list[Notice]:
        return [one for one in self.city.work.find(Notice) if one.id in self.shown]

    def stale(self) -> list[str]:
        """Notices that show other buttons than they would now."""
        found = []
        for notice in self.notices():
            now = self.city.screens.notice(self.city.work, notice, self.city.now)
            if now is None or now.buttons != self.shown[notice.id].buttons:
                found.append(notice.code)
        return found

    def reader(self, notice: Notice) -> Person:
        """Whoever presses: its recipient; in the group somebody who represents a seat."""
        person_id = notice.person_id or self.city.holders[3].id
        return self.city.work.get(Person, person_id)

    def press(self, notice: Notice, data: str) -> None:
        pressed, person = parse(data), self.reader(notice)
        actor = actor_for(self.full, person, private=bool(notice.person_id))
        work = self.city.work
        work.seq, work.by = work.seq + 1, person.id
        here = work.get(Table, notice.table_id).chat_id if notice.table_id else actor.chat_id
        chat = replace(actor, chat=ADMINISTRATOR, chat_id=here)
        router.buttons[type(pressed)].handler(work, chat, pressed, self.city.now)

    def go_on(self, person: Person, is_done: "Done") -> None:
        """Type where something is typed, else press what stands first, until it is done."""
        for _ in range(FURTHEST):
            if is_done():
                return
            if form_of(self.city.work, person).page in router.texts:
                refused = self.city.write(person, TYPED)
                if not refused:
                    continue
            panel = self.city.panel(person)
            self.city.press(person, parse(panel.buttons[0][0].data))

    def refused(self, notice: Notice) -> list[str]:
        """The buttons it shows that its reader presses in vain."""
        found = []
        for key in (key for row in self.shown[notice.id].buttons for key in row if key.data):
            try:
                self.copy().press(notice, key.data)
            except Refusal as refusal:
                found.append(f"{notice.code} {key.label}: {refusal.code}")
        return found


class Done:
    """Is the question of this notice settled?"""

    def __init__(self, chats: Chats, notice: Notice) -> None:
        self.chats, self.notice = chats, notice

    def __call__(self) -> bool:
        now = self.chats.city.work.first(Notice, id=self.notice.id)
        return now is not None and now.outdated
