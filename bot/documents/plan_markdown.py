"""A paper as Markdown (CommonMark with tables), everything in it escaped: no text can become markup."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.documents.paper import Paper

_ALWAYS = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))", re.MULTILINE)


class Escaped(str):
    """Markdown already; whatever else a template prints is escaped on the way out."""

    __slots__ = ()


def plan_markdown(paper: Paper) -> bytes:
    """UTF-8, one newline at the end. Also runs in a worker process."""
    template = _environment().get_template("plan.md.jinja")
    text = template.render(paper=paper)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def escaped(text: str) -> Escaped:
    """The text as itself: marks of emphasis, links, HTML, tables and headings lose their meaning."""
    plain = _ALWAYS.sub(r"\\\1", text.replace("\r", ""))
    return Escaped(_AT_START.sub(_neutral, plain))


def _neutral(found: re.Match[str]) -> str:
    blank, mark = found.groups()
    return f"{blank}{mark}\\" if mark[0].isdigit() else f"{blank}\\{mark}"


def _flowing(text: str) -> Escaped:
    """Line breaks kept, blank lines too, but no line is indented into code."""
    lines = [line.strip() for line in text.split("\n")]
    return Escaped("\\\n".join(escaped(line) for line in lines).replace("\\\n\\\n", "\n\n"))


def _cell(text: str) -> Escaped:
    return escaped(" ".join(text.split()))


def _quoted(text: str) -> Escaped:
    return Escaped("\n".join(f"> {line}".rstrip() for line in _flowing(text).split("\n")))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,
        finalize=_finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(flowing=_flowing, cell=_cell, quoted=_quoted, ready=Escaped)
    return environment


def _finalized(value: Any) -> str:
    return value if isinstance(value, Escaped) else escaped(str(value))
