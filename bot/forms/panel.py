"""The private panel: one living message per person with the page they stand on; typed text is never lost."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.forms.typed_moment import Remark, TypedMoment
from bot.screens.scene import Scene, draws
from bot.screens.screen import Screen
from bot.texts import moments
from dialogs.holidays import holiday_name
from dialogs.owed import Board, BoardKind, Form, Notice
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Reach

HOME = "home"
TYPED_SHOWN = 1000
PageDrawer = Callable[[Scene, Person, Form], Screen]
pages: dict[str, PageDrawer] = {}
_ABOVE = ("problem", "facts", "typed", "remarks")


def page(name: str) -> Callable[[PageDrawer], PageDrawer]:
    """The function shows this page."""

    def register(drawer: PageDrawer) -> PageDrawer:
        if name in pages:
            raise ValueError(f"page {name!r} is drawn twice")
        pages[name] = drawer
        return drawer

    return register


def form_of(reader: Reader, person: Person) -> Form:
    """Where the person stands; at home if nowhere."""
    return reader.first(Form, person_id=person.id) or Form(person_id=person.id, page=HOME)


def page_of(reader: Reader, user_id: int) -> str:
    """On which page the person of this account stands."""
    person = reader.first(Person, user_id=user_id)
    return form_of(reader, person).page if person else HOME


def go(
    work: Work, person: Person, page: str, *, table_id: int = 0, repost: bool = False, **data: Any
) -> Form:
    """Put the person on a page with this data (JSON values), shown; `repost`: below what was said since."""
    form = replace(form_of(work, person), page=page, table_id=table_id, data=data)
    kept = work.save(form) if form.id else work.add(form)
    show(work, person, repost=repost)
    return kept


def keep(work: Work, person: Person, *, repost: bool = False, **data: Any) -> Form:
    """Stay on the page, with these data added; a problem shown before is gone."""
    form = form_of(work, person)
    rest = {name: value for name, value in form.data.items() if name not in _ABOVE}
    return go(work, person, form.page, table_id=form.table_id, repost=repost, **{**rest, **data})


def remark(work: Work, person: Person, typed: TypedMoment) -> None:
    """Say above the page what is remarkable about a moment just typed, until the next step."""
    if typed.remarks:
        calendar = typed.calendar
        kept = {
            "codes": [one.value for one in typed.remarks],
            "at": typed.at.isoformat(),
            "zone": calendar.zone.key,
            "region": calendar.region,
        }
        keep(work, person, repost=True, remarks=kept)


def decline(work: Work, person: Person, typed: str, code: str, facts: dict[str, Any]) -> None:
    """Stay on the page, say why the text was not taken, and keep it."""
    keep(work, person, repost=True, typed=typed, problem=code, facts=facts)


def show(work: Work, person: Person, *, repost: bool = True) -> None:
    """Show the page where the person stands, once they can be written to."""
    if person.reach is Reach.STARTED:
        tell_privacy_first(work, person)
        work.redraw(BoardKind.PANEL, 0, person.id, repost=repost)


def tell_privacy_first(work: Work, person: Person) -> None:
    """What is stored is said once before anybody types anything: above the first page."""
    if work.first(Board, kind=BoardKind.PANEL, person_id=person.id) is None:
        work.add(Notice(code="privacy_first", person_id=person.id, created_at=person.met_at))


@draws(BoardKind.PANEL)
def draw_panel(scene: Scene, board: Board) -> Screen | None:
    person = scene.reader.get(Person, board.person_id)
    form = form_of(scene.reader, person)
    try:
        screen = pages.get(form.page, pages[HOME])(scene, person, form)
    except Refusal:  # no longer theirs to see, or gone
        screen = pages[HOME](scene, person, form)
    return replace(screen, text=_problem(scene, form) + _remarks(scene, form) + screen.text)


def _problem(scene: Scene, form: Form) -> str:
    if "problem" not in form.data:
        return ""
    sentence = scene.words.refusal(form.data["problem"], **form.data.get("facts", {}))
    typed = form.data.get("typed", "")[:TYPED_SHOWN]
    return scene.words.render("panel/problem", sentence=sentence, typed=typed) + "\n\n"


def _remarks(scene: Scene, form: Form) -> str:
    kept = form.data.get("remarks")
    if not kept:
        return ""
    codes = [Remark(code) for code in kept["codes"]]
    day = moments.instant(kept["at"]).astimezone(ZoneInfo(kept["zone"])).date()
    holiday = holiday_name(day, kept["region"], scene.words.language)
    facts = {"at": kept["at"], "zone": kept["zone"], "holiday": holiday}
    return scene.words.render("panel/remarks", codes=codes, remark=Remark, **facts) + "\n\n"
