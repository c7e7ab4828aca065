"""Looks at `.env` before it is used: whatever keeps it from being read is told with its remedy."""

from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream


class BadEnvFile(Exception):
    """One sentence naming the file and the remedy; never what stands in it."""


def look_at(path: Path) -> None:
    """Raises BadEnvFile unless there is none, or a text in UTF-8 of lines NAME=value."""
    if path.is_dir():
        raise BadEnvFile(f"{path} is a folder: give it another name; settings stand in a file {path}.")
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise BadEnvFile(f"{path} is no file: write the settings into a file of that name.")
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or "unknown cause"
        raise BadEnvFile(f"{path} cannot be read ({why}): let the bot's user read it.") from None
    for binding in parse_stream(StringIO(_text(path, content))):
        if binding.error or (binding.key and binding.value is None):
            line = binding.original.line
            raise BadEnvFile(
                f"{path}, line {line}: this is no setting; write NAME=value, or # before a note."
            )


def _text(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise BadEnvFile(f"{path} is not in UTF-8 but looks like UTF-16: save it again as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadEnvFile(f"{path}, line {line}: not in UTF-8; save the file again as UTF-8.") from None
