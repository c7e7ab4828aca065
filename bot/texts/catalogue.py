"""The catalogue of texts: extracted from code and templates, compared with each translation, updated."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.texts.words import HERE, catalogue_path

BOT = HERE.parent
TRANSLATED = ("de",)
_PAGES = ("texts/templates/**.html", "conversations/*/templates/**.html", "rehearsal/page/**.html")
_METHODS = [("**.py", "python"), *((pages, "jinja2.ext.babel_extract") for pages in _PAGES)]
_JINJA = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_OPTIONS = dict.fromkeys(_PAGES, _JINJA)
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None, "counted": (1, 2)}
_UNSTEADY = re.compile(
    r'^"(POT-Creation|PO-Revision|Project-Id|Report-Msgid|Last-Trans|Language-Team|Generated).*\n', re.M
)
"""Header lines that name nobody or change with every run."""
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
_TAG = re.compile(r"</?\w+[^>]*>")


def extracted(root: Path = BOT) -> Catalog:
    """Every text of the code and the templates, with the files it comes from."""
    found = Catalog(charset="utf-8")
    for name, _, text, _, context in extract_from_dir(root, _METHODS, _OPTIONS, keywords=_KEYWORDS):
        found.add(text, None, [(name, 0)], context=context)
    return found


def read(language: str) -> Catalog:
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=language)


def problems(template: Catalog, translation: Catalog) -> Iterator[str]:
    """What a translation lacks, one sentence each."""
    for message in _texts(template):
        found = translation.get(message.id, message.context)
        name = _short(message)
        if found is None or not _is_translated(found):
            yield f"not translated: {name}"
        elif found.fuzzy:
            yield f"fuzzy: {name}"
        elif _placeholders(found.id) != _placeholders(found.string):
            yield f"other placeholders: {name}"
        elif _tags(found.id) != _tags(found.string):
            yield f"other tags: {name}"
    for message in _texts(translation):
        if message.id not in template:
            yield f"no longer used: {_short(message)}"
    for message in translation.obsolete.values():
        yield f"no longer used: {_short(message)}"


def update(language: str) -> None:
    """Bring the translation's list of texts up to date; what is new stands there untranslated."""
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Roundtable's texts: {language}"
    catalogue.fuzzy = False
    written = BytesIO()
    write_po(written, catalogue, width=110, sort_by_file=True, include_lineno=False)
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_UNSTEADY.sub("", written.getvalue().decode()), encoding="utf-8")


def check() -> list[str]:
    template = extracted()
    return [f"{language}: {said}" for language in TRANSLATED for said in problems(template, read(language))]


def main(arguments: list[str]) -> int:
    """`check` prints what is wrong and fails; `update` brings every translation up to date."""
    if arguments == ["update"]:
        for language in TRANSLATED:
            update(language)
        return 0
    if arguments != ["check"]:
        print("usage: python -m bot.texts.catalogue check|update", file=sys.stderr)  # noqa: T201
        return 2
    wrong = check()
    for said in wrong:
        print(said, file=sys.stderr)  # noqa: T201
    return 1 if wrong else 0


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(strings)


def _placeholders(text: object) -> set[str]:
    return {found.group() for one in _forms(text) for found in _PLACEHOLDER.finditer(one)}


def _tags(text: object) -> set[str]:
    return {tag for one in _forms(text) for tag in _TAG.findall(one)}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (list, tuple)) else (str(text),)


def _short(message: Message) -> str:
    return repr(_forms(message.id)[0][:70])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
