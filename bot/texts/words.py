"""One language's words: templates rendered, sentences by code, terms of the glossary, dates and numbers."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache, partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from bot.texts import moments
from bot.texts.glossary import COUNTED_UNCONFIRMED, COUNTS, LABELS, SILENCES, STANCES, TERMS
from bot.texts.quoting import entering
from dialogs.methods.positions import Position
from dialogs.table.people import clean_name

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
"""Sentences by code, and what several conversations say; what only one says stands in its folder."""
PLACES = (TEMPLATES, *sorted(HERE.parent.glob("conversations/*/templates")))
PLAIN = ("toasts/", "refusals/", "reasons/")
"""Folders of sentences by code, shown as plain text: never escaped here, escaped where they enter HTML."""
MOST_KEPT = 1024
_BLANK_LINES = re.compile(r"\n[ \n]*\n")


def templates() -> dict[str, Path]:
    """Every template's file by its name. ValueError if two places have one of the same name."""
    found: dict[str, Path] = {}
    for place in PLACES:
        for path in sorted(place.rglob("*.html")):
            name = path.relative_to(place).as_posix()
            if name in found:
                raise ValueError(f"{name} stands in two places")
            found[name] = path
    return found


def catalogue_path(language: str) -> Path:
    return HERE / "locale" / language / "LC_MESSAGES" / "roundtable.po"


@cache
def words_for(language: str) -> "Words":
    """The words of "en" or "de"; each is read once."""
    return Words(language)


class Words:
    def __init__(self, language: str) -> None:
        self.language = language
        self.translations: NullTranslations = _translations(language)
        self._environment = _environment(self)
        self._sentences = {folder: _sentences(self._environment, folder) for folder in PLAIN}
        self._kept = lru_cache(MOST_KEPT)(self._rendered_of)

    def _(self, text: str, **facts: Any) -> str:
        """The text in this language, as plain text, its %(name)s filled in."""
        said = self.translations.gettext(text)
        return said % entering(said, facts, self.language)

    def ngettext(self, one: str, many: str, number: int, **facts: Any) -> str:
        said = self.translations.ngettext(one, many, number)
        return said % entering(said, {"num": number, **facts}, self.language)

    def render(self, name: str, /, **facts: Any) -> str:
        """The template `name` (without .html) as Telegram HTML; every fact is escaped."""
        rendered = self._environment.get_template(f"{name}.html").render(facts)
        return _BLANK_LINES.sub("\n\n", rendered.strip())

    def toast(self, code: str, /, **facts: Any) -> str:
        """The sentence of block `code` in templates/toasts/, as plain text."""
        return self._sentence("toasts/", code, facts)

    def refusal(self, code: str, /, **facts: Any) -> str:
        """The sentence of block `code` in templates/refusals/, as plain text."""
        return self._sentence("refusals/", code, facts)

    def reason(self, code: str, /, **facts: Any) -> str:
        """The sentence of block `code` in templates/reasons/, as plain text; see bot/texts/reasons.py."""
        return self._sentence("reasons/", code, facts)

    def sentences(self, folder: str) -> frozenset[str]:
        """The codes that have a sentence in this folder of PLAIN ones."""
        return frozenset(self._sentences[folder])

    def term(self, value: Enum) -> str:
        """The glossary's word for a stored value."""
        return self._(TERMS[value])

    def account(self, name: str, username: str = "") -> str:
        """How an account is named: by its name; where nothing of it can be seen, by its user name."""
        shown = clean_name(name)
        if shown:
            return shown
        return f"{self._('(no name)')} @{username}" if username else self._("(no name)")

    def label(self, position: Position) -> str:
        return self._(LABELS[position])

    def stance(self, position: Position, who: str) -> str:
        """Who took it, and what: never a button's label after a name."""
        return self._(STANCES[position], who=who)

    def counted(self, position: Position, number: int) -> str:
        return self.ngettext(*COUNTS[position], number)

    def tally(self, numbers: Mapping[Position, int], unconfirmed: int) -> list[str]:
        """What was said at all; `unconfirmed` of the approvals are consents nobody called an approval."""
        told = []
        for position, number in numbers.items():
            said = number - unconfirmed if position is Position.APPROVAL else number
            if said:
                told.append(self.counted(position, said))
        return told + ([self.ngettext(*COUNTED_UNCONFIRMED, unconfirmed)] if unconfirmed else [])

    def silence(self, kind: str | Enum) -> str:
        return self._(SILENCES[kind if isinstance(kind, str) else str(kind.value)])

    def moment(self, at: datetime | str, zone: str) -> str:
        """Thu 17 Dec, 12:00."""
        return moments.moment(at, zone, self.language)

    def soon(self, at: datetime | str, zone: str) -> str:
        """Thu 12:00."""
        return moments.soon(at, zone, self.language)

    def day(self, at: datetime | str, zone: str) -> str:
        """Thu 17 Dec."""
        return moments.day(at, zone, self.language)

    def number(self, value: int | float | Fraction) -> str:
        return moments.number(value, self.language)

    def percent(self, share: int | float | Fraction) -> str:
        return moments.percent(share, self.language)

    def _sentence(self, folder: str, code: str, facts: dict[str, Any]) -> str:
        """Kept by its facts: at one board hundreds of presses are told the same."""
        try:
            # With their types: 1 and True are equal but read differently.
            return self._kept(folder, code, tuple((name, type(fact), fact) for name, fact in facts.items()))
        except TypeError:  # a fact that is a list or the like
            return self._rendered(folder, code, facts)

    def _rendered_of(self, folder: str, code: str, facts: tuple[tuple[str, type, Any], ...]) -> str:
        return self._rendered(folder, code, {name: fact for name, _, fact in facts})

    def _rendered(self, folder: str, code: str, facts: dict[str, Any]) -> str:
        template = self._sentences[folder][code]
        text = "".join(template.blocks[code](template.new_context(facts)))
        return " ".join(text.split())


def _translations(language: str) -> NullTranslations:
    """The catalogue compiled in memory; English texts are their own ids."""
    if language == "en":
        return NullTranslations()
    with catalogue_path(language).open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PLACES),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=lambda name: not (name or "").startswith(PLAIN),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(gettext=_sentence_of(words), ngettext=_counted_of(words))
    environment.filters.update(
        term=words.term, label=words.label, account=words.account, silence=words.silence,
        number=words.number, percent=words.percent, moment=words.moment, soon=words.soon, day=words.day,
        long_moment=partial(moments.long_moment, language=words.language),
        long_day=partial(moments.long_day, language=words.language),
    )  # fmt: skip
    return environment


def _sentence_of(words: Words) -> Callable[..., str]:
    """What {% trans %} calls in a template; where the template escapes, the facts are."""

    @pass_eval_context
    def gettext(context: EvalContext, text: str, /, **facts: Any) -> str:
        said = words.translations.gettext(text)
        kept = Markup(said) if context.autoescape else said
        return kept % entering(said, facts, words.language)

    return gettext


def _counted_of(words: Words) -> Callable[..., str]:
    """The same for {% pluralize %}."""

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, many: str, number: int, /, **facts: Any) -> str:
        said = words.translations.ngettext(one, many, number)
        kept = Markup(said) if context.autoescape else said
        return kept % entering(said, {"num": number, **facts}, words.language)

    return ngettext


def _sentences(environment: Environment, folder: str) -> dict[str, Template]:
    """Every block of every template in the folder, by name. ValueError if two blocks share one."""
    found: dict[str, Template] = {}
    for path in sorted((TEMPLATES / folder).glob("*.html")):
        template = environment.get_template(f"{folder}{path.name}")
        for code in template.blocks:
            if code in found:
                raise ValueError(f"{code} has two sentences in {folder}")
            found[code] = template
    return found
