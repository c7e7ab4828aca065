"""What facilitators are told in private when something happens to their table's group, with the remedy."""

from bot.panel.doors.table import CheckRights
from bot.panel.keys import Rows, key
from bot.panel.readiness import warnings_in_words
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.table.model import Table
from dialogs.table.readiness import Concern, ReadinessWarning


@words_notice("rights_lost")
def rights_lost(scene: Scene, notice: Notice) -> Screen:
    return _told(scene, notice, rights=_rights(scene, notice))


@words_notice("group_moved")
def group_moved(scene: Scene, notice: Notice) -> Screen:
    return _told(scene, notice, rights=_rights(scene, notice))


@words_notice("group_back")
def group_back(scene: Scene, notice: Notice) -> Screen:
    return _told(scene, notice, rights=_rights(scene, notice))


@words_notice("rights_back")
@words_notice("topic_gone")
@words_notice("group_renamed")
@words_notice("group_open")
@words_notice("message_kept")
@words_notice("message_given_up")
def group_changed(scene: Scene, notice: Notice) -> Screen:
    return _told(
        scene, notice, title=notice.facts.get("title", ""), private=notice.facts.get("private", False)
    )


def _told(scene: Scene, notice: Notice, **facts: object) -> Screen:
    table = scene.reader.get(Table, notice.facts["table"])
    check: Rows = ((key(scene.words._("Check rights"), CheckRights(table.id)),),)
    return Screen(scene.words.render(f"notices/{notice.code}", table=table, **facts), check)


def _rights(scene: Scene, notice: Notice) -> str:
    """What the bot lacks and the remedies, as Telegram HTML already escaped; empty if it lacks nothing."""
    lacking = tuple(notice.facts["rights"])
    if not lacking:
        return ""
    return warnings_in_words(scene, (ReadinessWarning(Concern.MISSING_RIGHTS, rights=lacking),))[0]
