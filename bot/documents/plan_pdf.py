"""A paper as a PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same paper."""

import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.documents.coverage import FONTS, REPLACEMENT, printable
from bot.documents.paper import Paper, Para, Section, Style

TEMPLATE = Path(__file__).parent / "plan.typ"
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def plan_pdf(paper: Paper) -> bytes:
    """Runs in a worker process. What people wrote reaches the template as JSON only, never as markup."""
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(_sheet(paper), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(paper.made_at.timestamp()),
        format="pdf",
    )


@cache
def _fonts() -> typst.Fonts:
    """The bundled family alone: no document depends on what a machine has installed."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _sheet(paper: Paper) -> dict[str, Any]:
    sheet = _cleaned(asdict(replace(paper, sections=())))
    sections = [_cleaned(asdict(section)) for section in paper.sections]
    if REPLACEMENT in json.dumps(sections, ensure_ascii=False):
        told = Para(paper.unprintable, Style.SMALL)
        sections.append(asdict(Section("", (told,), level=2)))
    return {**sheet, "sections": sections}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(each) for each in value]
    return value if value is None or isinstance(value, (int, bool)) else str(value)
