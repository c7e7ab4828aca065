"""The files of a plan: PDF to file, Markdown to edit; worded here, made in a worker process."""

from enum import StrEnum
from functools import partial

from bot.documents.file_name import plan_file_name
from bot.documents.file_spec import FileSpec
from bot.documents.plan_markdown import plan_markdown
from bot.documents.plan_paper import plan_paper
from bot.documents.plan_pdf import plan_pdf
from dialogs.plan.model import Plan


class Format(StrEnum):
    PDF = "pdf"
    MARKDOWN = "md"


_MAKERS = {Format.PDF: plan_pdf, Format.MARKDOWN: plan_markdown}


def plan_file(plan: Plan, language: str, wanted: Format, *, rehearsal: bool = False) -> FileSpec:
    """The edition the plan is, in "en" or "de". ValueError if it has no version yet."""
    paper = plan_paper(plan, language, rehearsal=rehearsal)
    return FileSpec(plan_file_name(plan, language, wanted.value), partial(_MAKERS[wanted], paper))
