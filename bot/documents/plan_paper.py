"""A plan worded as a paper, in English or German, as the edition it is."""

from bot.documents.annex import annexes
from bot.documents.front import front
from bot.documents.paper import Paper, Para, Section, Style
from bot.documents.participation import voices
from bot.documents.register import changes, objection_section, register, seal
from bot.documents.wording import Wording, capital, table_title
from bot.texts.glossary import LANGUAGES
from bot.texts.words import words_for
from dialogs.plan.model import Plan, PlanVersion


def plan_paper(plan: Plan, language: str, *, rehearsal: bool = False) -> Paper:
    """ValueError if the plan has no version yet."""
    version = plan.version
    if version is None:
        raise ValueError("no agreement yet, no plan")
    say = Wording(words_for(language), plan.zone)
    sections = [*_languages(plan, language, say), *front(plan, version, say)]
    sections += [
        changes(plan, version, say),
        register(plan, say),
        *objection_section(plan, say),
        *annexes(plan, say),
        seal(plan, version, say),
    ]
    issuer, title = issuer_name(plan, say), say._("Agreed goals")
    numbered = say._("Version %(number)s", number=version.number)
    return Paper(
        language=language,
        written_in=plan.language,
        issuer=issuer,
        title=title,
        subtitle=first_line(plan, version, say),
        footer=" · ".join((issuer, title, f"{numbered}, {say.edition(plan)}")),
        page=say._("Page {page} of {pages}"),
        unprintable=say._("Characters this document's font does not have are shown as □."),
        rehearsal=rehearsal_mark() if rehearsal else "",
        made_at=plan.last.at,
        facts=tuple(_facts(plan, version, issuer, say)),
        sections=tuple(sections),
    )


def rehearsal_mark() -> str:
    """In both languages, whoever reads it."""
    return "\n".join(words_for(language)._("REHEARSAL – not an agreement") for language in LANGUAGES)


def first_line(plan: Plan, version: PlanVersion, say: Wording) -> str:
    """Version 3, adopted 17 December 2026."""
    facts = {"number": version.number, "day": say.day(version.fixed_by.at)}
    if plan.is_adopted:
        return say._("Version %(number)s, adopted %(day)s", **facts)
    return say._("Version %(number)s, draft of %(day)s", **facts)


def issuer_name(plan: Plan, say: Wording) -> str:
    return table_title(say.written(plan.name), say.words)


def _facts(plan: Plan, version: PlanVersion, issuer: str, say: Wording) -> list[tuple[str, str]]:
    return [
        (say._("Issuing body"), issuer),
        (say._("Date"), say.day(version.fixed_by.at)),
        *_city(plan, issuer, say),
        (say._("Status"), say.status(plan)),
        (say._("Responsible for the data"), say.written(plan.data_owner) or say._("not stated")),
        (say._("Seats with a voice"), voices(plan, say)),
        (say._("File number"), say._("given when it is filed")),
        (say._("Edition"), capital(say.edition(plan))),
    ]


def _city(plan: Plan, issuer: str, say: Wording) -> list[tuple[str, str]]:
    """Not where the table is named “Runder Tisch …”: that is the issuing body again, and no city."""
    name = say.written(plan.name)
    return [] if name == issuer else [(say._("City"), name)]


def _languages(plan: Plan, language: str, say: Wording) -> list[Section]:
    """In which language people wrote, where it is not the document's."""
    if language == plan.language:
        return []
    told = say._("What people wrote stands in the language they wrote it in; it was not translated.")
    return [Section("", (Para(told, Style.SMALL),), level=2)]
