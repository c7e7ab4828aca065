"""What is told: the plan as a document."""

from bot.conversations.plan.buttons import PlanIn
from bot.documents.plan_files import Format, plan_file
from bot.panel.keys import key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Key, Screen
from bot.texts.glossary import LANGUAGES
from dialogs.owed import Notice
from dialogs.plan.editions import public
from dialogs.plan.fold import fold
from dialogs.plan.model import Edition


@words_notice("plan_files")
def plan_files(scene: Scene, notice: Notice) -> Screen | None:
    """Folded when it is sent, so that it is never older than the register."""
    table_id, language = notice.facts["table"], notice.facts["language"]
    edition, wanted = Edition(notice.facts["edition"]), Format(notice.facts["format"])
    plan = fold(scene.reader.entries(table_id))
    if plan.version is None:
        return None
    shown = public(plan) if edition is Edition.PUBLIC else plan
    text = scene.words.render(
        "notices/plan_files",
        plan=plan,
        shown=shown,
        version=plan.version,
        is_public=edition is Edition.PUBLIC,
        is_pdf=wanted is Format.PDF,
        rehearsal=scene.rehearsal,
    )
    file = plan_file(shown, language, wanted, rehearsal=scene.rehearsal)
    return Screen(text, _keys(table_id, language) if wanted is Format.MARKDOWN else (), file)


def _keys(table_id: int, language: str) -> tuple[tuple[Key, ...], ...]:
    others = [one for one in LANGUAGES if one != language]
    return (tuple(key(LANGUAGES[one], PlanIn(table_id, one)) for one in others),)
