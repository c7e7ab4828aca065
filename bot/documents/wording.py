"""The words plan documents share: names, days, outcomes, what was removed or never stated."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.texts import moments
from bot.texts.words import Words
from dialogs.plan.model import Edition, Plan, PlanItem, Standing, Voice
from dialogs.plan.text import Text
from dialogs.wording import folded


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's words at one table's clock."""

    words: Words
    zone: str

    def _(self, text: str, **facts: object) -> str:
        return self.words._(text, **facts)

    def day(self, at: datetime) -> str:
        """17 December 2026."""
        return moments.long_day(at, self.zone, self.words.language)

    def date(self, at: datetime) -> str:
        """17 Dec 2026, for columns."""
        pattern = "dd.MM.y" if self.words.language == "de" else "d MMM y"
        return format_datetime(at, pattern, ZoneInfo(self.zone), self.words.language)

    def moment(self, at: datetime) -> str:
        """Thursday 17 December 2026, 12:00."""
        return moments.long_moment(at, self.zone, self.words.language)

    def written(self, text: Text) -> str:
        return self.words._("(text removed on request)") if text is None else text

    def agency(self, name: Text) -> str:
        return self.words._("(name removed on request)") if name is None else name

    def author(self, name: Text) -> str:
        """Who said something, as they chose to be shown."""
        return self.agency(name) or self.words._("One seat")

    def agencies(self, names: tuple[Text, ...]) -> str:
        return ", ".join(self.agency(name) for name in names)

    def outcome(self, item: PlanItem) -> str:
        """The outcome as it stands now."""
        if item.standing is Standing.SUSPENDED:
            return self.words._("suspended, returned")
        if item.standing is Standing.LAPSED and item.result:
            return self.words._("lapsed, %(outcome)s", outcome=self.words.term(item.result))
        return self.words.term(item.result) if item.result else self.words._("open")

    def reason(self, voice: Voice) -> str:
        """The reason as it was given, or that there is none."""
        if voice.reason != "":
            return self.written(voice.reason)
        return self.words._("reason not stated")

    def edition(self, plan: Plan) -> str:
        if plan.edition is Edition.PUBLIC:
            return self.words._("public edition")
        return self.words._("internal edition")

    def status(self, plan: Plan) -> str:
        return self.words._("Adopted") if plan.is_adopted else self.words._("Draft")


def table_title(name: str, words: Words) -> str:
    """A table that is called “Runder Tisch” is not called one twice."""
    if any(known in folded(name) for known in ("round table", "runder tisch")):
        return name
    return words._("Round table %(city)s", city=name)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def short_hash(full: str) -> str:
    return full[:8]
