"""How far a packed spreadsheet's pages reach, before room is made for them, and where a formula stands."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from dialogs.refusals import Refusal

MOST_CELLS = 5_000_000
MOST_LETTERS = 20_000_000
Measured = dict[str, frozenset[tuple[int, int]]]
_NAME = re.compile(r"([A-Za-z]{1,3})(\d{1,7})\Z")


def measured_xlsx(parts: Mapping[str, bytes]) -> Measured:
    """By the page's name. Refusal("sheet_bomb") where rows times columns are more than fit."""
    _refuse_entities(parts)
    workbook = next(name for name in parts if name.lower() == "xl/workbook.xml")
    relations = {one.get("Id"): one.get("Target", "") for one in _all(parts["xl/_rels/workbook.xml.rels"])}
    strings = [len("".join(one.itertext())) for one in _shared(parts) if _local(one.tag) == "si"]
    found: Measured = {}
    for sheet in _all(parts[workbook]):
        if _local(sheet.tag) == "sheet":
            key = next((value for name, value in sheet.attrib.items() if _local(name) == "id"), "")
            target = relations.get(key, "")
            path = normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))
            found[sheet.get("name", "")] = _formulas(parts[path], strings)
    return found


def measured_ods(parts: Mapping[str, bytes]) -> Measured:
    _refuse_entities(parts)
    row = rows = columns = wide = at = letters = repeated = 0
    found: Measured = {}
    formulas: set[tuple[int, int]] = set()
    for event, one in iterparse(BytesIO(parts["content.xml"]), events=("start", "end")):
        kind, opens = _local(one.tag), event == "start"
        if kind == "table" and opens:
            row = rows = columns = 0
            formulas = set()
        elif kind == "table":
            found[_own(one, "name")] = frozenset(formulas)
        elif kind == "table-row" and opens:
            at = wide = 0
            repeated = _repeated(one, "rows")
            row += repeated
        elif kind in ("table-cell", "covered-table-cell") and not opens:
            at += _repeated(one, "columns")
            letters += sum(map(len, one.itertext())) * _repeated(one, "columns") * repeated
            if len(one) or _own(one, "value-type"):
                wide = at
            if _own(one, "formula"):
                formulas.add((row, at))
        elif kind == "table-row":
            rows, columns = (row, max(columns, wide)) if wide else (rows, columns)
            _require_small(rows, columns, letters)
            one.clear()
    return found


def _formulas(part: bytes, strings: list[int]) -> frozenset[tuple[int, int]]:
    """A text kept once for many cells is measured for each of them."""
    found: set[tuple[int, int]] = set()
    row = column = rows = columns = letters = 0
    for event, one in iterparse(BytesIO(part), events=("start", "end")):
        kind = _local(one.tag)
        if kind == "row" and event == "start":
            row, column = int(one.get("r") or row + 1), 0
        elif kind == "c" and event == "start":
            row, column = _place(one.get("r"), row, column)
            rows, columns = max(rows, row), max(columns, column)
            _require_small(rows, columns)
        elif kind == "f" and event == "end":
            found.add((row, column))
        elif kind == "c" and one.get("t") == "s":
            letters += strings[int(one.findtext("{*}v") or 0)]
        elif kind == "row":
            one.clear()
            _require_small(letters=letters)
    return frozenset(found)


def _place(name: str | None, row: int, column: int) -> tuple[int, int]:
    if name is None:
        return row, column + 1
    letters, number = _NAME.match(name).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(number), column


def _shared(parts: Mapping[str, bytes]) -> Iterator[Element]:
    return _all(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else iter(())


def _require_small(rows: int = 0, columns: int = 0, letters: int = 0) -> None:
    if rows * columns > MOST_CELLS or letters > MOST_LETTERS:
        raise Refusal("sheet_bomb")


def _refuse_entities(parts: Mapping[str, bytes]) -> None:
    """A spreadsheet declares none; whoever does means harm to its reader."""
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise ValueError("entities")


def _all(part: bytes) -> Iterator[Element]:
    root: Element = fromstring(part)
    return root.iter()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _own(one: Element, name: str) -> str:
    return next((value for key, value in one.attrib.items() if _local(key) == name), "")


def _repeated(one: Element, what: str) -> int:
    return int(_own(one, f"number-{what}-repeated") or 1)
