"""A typst template and what it is to say become a PDF: tagged, PDF/UA-1 and PDF/A-2a, reproducible."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.documents.coverage import FONTS, printable

TEMPLATES = Path(__file__).parent
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def typeset(
    template: str, paper: Mapping[str, Any], made_at: datetime, verbatim: Mapping[str, str] | None = None
) -> bytes:
    """What people wrote reaches the template as JSON only, never as markup. `verbatim`: links and pictures,
    left as they are."""
    said = {**cleaned(dict(paper)), **(verbatim or {})}
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(said, ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()),
        format="pdf",
    )


def cleaned(value: Any) -> Any:
    """JSON values; texts within what the font can print."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(each) for each in value]
    return value if value is None or isinstance(value, (int, bool)) else str(value)


@cache
def _fonts() -> typst.Fonts:
    """The bundled family alone: no document depends on what a machine has installed."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
