"""A paper as a PDF."""

import json
from dataclasses import asdict, replace
from typing import Any

from bot.documents.coverage import REPLACEMENT
from bot.documents.paper import Paper, Para, Section, Style
from bot.documents.typeset import cleaned, typeset


def plan_pdf(paper: Paper) -> bytes:
    """Runs in a worker process."""
    return typeset("plan.typ", _sheet(paper), paper.made_at)


def _sheet(paper: Paper) -> dict[str, Any]:
    sheet = asdict(replace(paper, sections=()))
    sections = [cleaned(asdict(section)) for section in paper.sections]
    if REPLACEMENT in json.dumps(sections, ensure_ascii=False):
        told = Para(paper.unprintable, Style.SMALL)
        sections.append(asdict(Section("", (told,), level=2)))
    return {**sheet, "sections": sections}
