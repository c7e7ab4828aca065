"""What one message shows: its text, its buttons, its file. Made by screens, sent by delivery."""

from dataclasses import dataclass

from bot.documents.file_spec import FileSpec


@dataclass(frozen=True, slots=True)
class Key:
    """One button: packed button data, or a link; exactly one of the two is filled."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it will stand. `text`: Telegram HTML, at most 4096 UTF-16 units, 1024 beside a file."""

    text: str
    buttons: tuple[tuple[Key, ...], ...] = ()
    file: FileSpec | None = None
