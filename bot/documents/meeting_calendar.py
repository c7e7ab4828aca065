"""A meeting as a calendar file (RFC 5545): moved and cancelled ones replace what calendars have."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from icalendar import Calendar, Event, vCalAddress

from bot.documents.file_name import spelled
from bot.documents.file_spec import FileSpec
from bot.documents.wording import table_title
from bot.texts.words import Words
from dialogs.installation import Installation
from dialogs.meetings.model import AgendaPoint, Meeting, MeetingState
from dialogs.table.model import Table

PRODUCT = "-//Roundtable//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    uid: str
    organizer: str
    address: str  # of the organizer: RFC 5545 wants one; this one reaches nobody
    changes: int
    is_cancelled: bool
    begins: datetime
    ends: datetime
    made_at: datetime
    title: str
    place: str
    agenda: str


def calendar_file(
    installation: Installation,
    table: Table,
    meeting: Meeting,
    points: list[AgendaPoint],
    words: Words,
    now: datetime,
) -> FileSpec:
    is_cancelled = meeting.state is MeetingState.CANCELLED
    title = words._(
        "%(table)s, meeting %(number)s", table=table_title(table.name, words), number=meeting.number
    )
    entry = CalendarEntry(
        uid=f"meeting-{meeting.id}.table-{table.id}@{installation.uid}.invalid",
        organizer=table.data_owner or table.name,
        address=f"mailto:table-{table.id}@{installation.uid}.invalid",
        changes=meeting.changes,
        is_cancelled=is_cancelled,
        begins=meeting.at,
        ends=meeting.until,
        made_at=now,
        title=words._("Cancelled: %(title)s", title=title) if is_cancelled else title,
        place=meeting.place,
        agenda="\n".join(f"{one.position}. {one.title}" for one in points),
    )
    kind = spelled(words._("meeting"))
    name = f"{meeting.at:%Y-%m-%d}_{kind}_{spelled(table.name)}.ics"
    return FileSpec(name, partial(calendar_bytes, entry))


def calendar_bytes(entry: CalendarEntry) -> bytes:
    """Runs in a worker process. One UID for the meeting's whole life; SEQUENCE grows with every change.

    RFC 5546 asks for the organizer in what is published and cancelled, always the same; with it calendars
    take a cancelled meeting out. Those that keep it show its title and the time as free.
    """
    calendar, event = Calendar(), Event()
    organizer = vCalAddress(entry.address)
    organizer.params["CN"] = entry.organizer
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "PUBLISH")
    event.add("uid", entry.uid)
    event.add("sequence", entry.changes)
    event.add("organizer", organizer)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.agenda:
        event.add("description", entry.agenda)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
