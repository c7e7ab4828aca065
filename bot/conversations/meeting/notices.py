"""What is told of meetings, with the calendar file; what an owner is told of a task; the minutes."""

from bot.conversations.meeting.buttons import SayComing
from bot.documents.meeting_calendar import calendar_file
from bot.documents.minutes import minutes_file
from bot.panel.doors.meetings import LookAtMeeting
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from bot.texts.words import words_for
from dialogs.installation import Installation
from dialogs.meetings.attending import attendances
from dialogs.meetings.calling import agenda
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import Meeting, MeetingState, Presence
from dialogs.owed import Notice
from dialogs.table.model import Table


@words_notice("meeting_called")
@words_notice("meeting_moved")
def invitation(scene: Scene, notice: Notice) -> Screen | None:
    """Once the meeting was moved, cancelled or has begun, the older message says so and asks no more."""
    meeting, words = scene.reader.get(Meeting, notice.facts["meeting"]), scene.words
    is_latest = notice.facts.get("changes", meeting.changes) == meeting.changes
    if not is_latest or meeting.state is not MeetingState.CALLED:
        return _told(scene, notice, meeting, (), state="moved" if not is_latest else meeting.state.value)
    come = key(words._("We come"), SayComing(meeting.id, Presence.COMING))
    cannot = key(words._("We cannot"), SayComing(meeting.id, Presence.EXCUSED))
    return _told(scene, notice, meeting, ((come, cannot),), state="called")


@words_notice("meeting_cancelled")
def cancelled(scene: Scene, notice: Notice) -> Screen:
    return _told(scene, notice, scene.reader.get(Meeting, notice.facts["meeting"]), (), state="cancelled")


@words_notice("meeting_begins")
def begins(scene: Scene, notice: Notice) -> Screen | None:
    meeting = scene.reader.get(Meeting, notice.facts["meeting"])
    is_latest = notice.facts.get("changes", meeting.changes) == meeting.changes
    keys: Rows = ()
    if is_latest and meeting.state is MeetingState.CALLED:
        keys = ((key(scene.words._("We are here"), SayComing(meeting.id, Presence.PRESENT)),),)
    state = meeting.state.value if is_latest else "moved"
    zone = scene.reader.get(Table, meeting.table_id).zone
    text = scene.words.render("notices/meeting_begins", meeting=meeting, state=state, zone=zone)
    return Screen(_with_presence(scene, notice, meeting, text), keys)


@words_notice("minutes")
def minutes(scene: Scene, notice: Notice) -> Screen:
    """In the table's language; to the facilitator, who edits and files them."""
    meeting = scene.reader.get(Meeting, notice.facts["meeting"])
    view = minutes_view(scene.reader, meeting.id)
    words = words_for(scene.reader.get(Table, meeting.table_id).language)
    file = minutes_file(view, words, scene.now, rehearsal=scene.rehearsal)
    keys = ((key(scene.words._("Look at the meeting"), LookAtMeeting(meeting.id)),),)
    return Screen(scene.words.render("notices/minutes", view=view), keys, file)


def _with_presence(scene: Scene, notice: Notice, meeting: Meeting, text: str) -> str:
    """In the group how many said what; to a seat its own word."""
    said = attendances(scene.reader, meeting.id)
    own = said.get(notice.facts.get("seat", 0)) if notice.person_id else None
    told = [] if notice.person_id else [one.presence for one in said.values()]
    counts = {one.value: told.count(one) for one in Presence}
    zone = scene.reader.get(Table, meeting.table_id).zone
    facts = {"own": own, "counts": counts, "zone": zone}
    return f"{text}\n\n{scene.words.render('notices/presence', **facts)}".rstrip()


def _told(scene: Scene, notice: Notice, meeting: Meeting, keys: Rows, *, state: str) -> Screen:
    """A caption takes 1,024 units: the agenda is cut, the calendar file has it whole."""
    table = scene.reader.get(Table, meeting.table_id)
    points = agenda(scene.reader, meeting.id)
    facts = {"meeting": meeting, "table": table, "points": points[:7], "more": max(len(points) - 7, 0)}
    text = scene.words.render(f"notices/{notice.code}", **facts, state=state)
    return Screen(
        text if state in ("moved", "cancelled") else _with_presence(scene, notice, meeting, text),
        keys,
        calendar_file(scene.reader.find(Installation)[0], table, meeting, points, scene.words, scene.now),
    )
