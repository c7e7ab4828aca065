"""A second look before a text is shared: the form that asked for it waits beneath."""

from dataclasses import replace
from typing import Any

from bot.panel.pages import form_of, show
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.table.model import Person

SECOND_LOOK = "second_look"


def hold_back(work: Work, person: Person, text: str, region: str, *, words: bool, details: bool) -> None:
    """Keep the text until the person has looked at it again; the form waits beneath.

    `words`, `details`: what is looked for in it.
    """
    form = form_of(work, person)
    waiting: dict[str, Any] = {"page": form.page, "table_id": form.table_id, "data": form.data}
    looked_for = {"words": words, "details": details}
    data = {"text": text, "region": region, "beneath": waiting, **looked_for}
    work.save(replace(form, page=SECOND_LOOK, data=data))
    show(work, person)


def beneath(form: Form) -> dict[str, Any]:
    """The form a second look lies over."""
    found: dict[str, Any] = form.data["beneath"]
    return found


def take_up(work: Work, person: Person) -> str:
    """The form beneath goes on; the text that waited."""
    form = form_of(work, person)
    work.save(replace(form, **beneath(form)))
    show(work, person, repost=False)
    return str(form.data["text"])
