"""The private panel: one living message per person with the page they stand on; typed text is never lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.panel.readers import Right, anybody
from bot.panel.scene import Scene, draws
from bot.panel.screen import Screen
from bot.panel.sight import Sight, tables_of
from bot.panel.typed_moment import Remark, TypedMoment
from bot.texts import moments
from dialogs.holidays import holiday_name
from dialogs.owed import Board, BoardKind, Form, Notice
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Reach

HOME = "home"

TYPED_SHOWN = 1000

PageDrawer = Callable[[Scene, Person, Form], Screen]


@dataclass(frozen=True, slots=True)
class Page:
    """`to`: who may stand on it. It is drawn from nothing but the tables its reader belongs to, and the one
    its form is about where `to` let them in."""

    draw: PageDrawer
    to: Right


pages: dict[str, Page] = {}

_ABOVE = ("problem", "facts", "typed", "remarks")


def page(name: str, to: Right) -> Callable[[PageDrawer], PageDrawer]:
    """The function shows this page to whom `to` lets stand on it (readers.py)."""

    def register(drawer: PageDrawer) -> PageDrawer:
        if name in pages:
            raise ValueError(f"page {name!r} is drawn twice")
        pages[name] = Page(drawer, to)
        return drawer

    return register


def require_standing(reader: Reader, person: Person, form: Form) -> None:
    """Refusal if the person may not stand where this form puts them, or not any more."""
    _page(form).to(reader, person, form)


def form_of(reader: Reader, person: Person) -> Form:
    """Where the person stands; at home if nowhere."""
    return reader.first(Form, person_id=person.id) or Form(person_id=person.id, page=HOME)


def form_on(reader: Reader, person: Person, *names: str) -> Form:
    """The form of whoever stands on one of these pages; else the button pressed is an older page's."""
    form = form_of(reader, person)
    if form.page not in names:
        raise Refusal("button_outdated")
    return form


def page_of(reader: Reader, user_id: int) -> str:
    """On which page the person of this account stands."""
    person = reader.first(Person, user_id=user_id)
    return form_of(reader, person).page if person else HOME


def go(
    work: Work, person: Person, page: str, *, table_id: int = 0, repost: bool = False, **data: Any
) -> Form:
    """Put the person on a page with this data (JSON values), shown; `repost`: below what was said since.

    Refusal if they may not stand there: so every conversation asks at its first step already.
    """
    form = replace(form_of(work, person), page=page, table_id=table_id, data=data)
    require_standing(work, person, form)
    return _stand(work, person, form, repost=repost)


def keep(work: Work, person: Person, *, repost: bool = False, **data: Any) -> Form:
    """Stay on the page, with these data added; a problem shown before is gone."""
    form = form_of(work, person)
    rest = {name: value for name, value in form.data.items() if name not in _ABOVE}
    return _stand(work, person, replace(form, data={**rest, **data}), repost=repost)


def _stand(work: Work, person: Person, form: Form, *, repost: bool) -> Form:
    kept = work.save(form) if form.id else work.add(form)
    show(work, person, repost=repost)
    return kept


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
        above, screen = "", _drawn(scene, person, form)
        if "problem" in form.data:
            problem = Refusal(form.data["problem"], **form.data.get("facts", {}))
            above = _problem(scene, form, problem)
        above += _remarks(scene, form)
    except Refusal as refusal:  # no longer theirs to see, or gone: why, if they typed something there
        screen = _drawn(scene, person, Form(person_id=person.id, page=HOME))
        above = _problem(scene, form, refusal) if form.data.get("typed") else ""
    return replace(screen, text=above + screen.text)


def _page(form: Form) -> Page:
    return pages.get(form.page, pages[HOME])


def _drawn(scene: Scene, person: Person, form: Form) -> Screen:
    """The page, given nothing of a table to which its reader has no right."""
    shown = _page(form)
    shown.to(scene.reader, person, form)
    seen = tables_of(scene.reader, person)
    if shown.to is not anybody:
        seen.add(form.table_id)
    return shown.draw(replace(scene, reader=Sight(scene.reader, seen)), person, form)


def _problem(scene: Scene, form: Form, refusal: Refusal) -> str:
    sentence = scene.words.refusal(refusal.code, **refusal.facts)
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
