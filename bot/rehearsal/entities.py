"""Formatted spans of a message, and the message shown as safe HTML for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted span; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    emoji_id: str = ""
    user_id: int = 0

    @property
    def end(self) -> int:
        return self.offset + self.length


def render(text: str, entities: Sequence[Entity]) -> str:
    """HTML with everything escaped; line breaks stay, but the one that ends a quotation, a block by itself.

    Spans must nest, as the parser makes them.
    """
    opening: dict[int, list[Entity]] = {}
    for entity in sorted(entities, key=lambda e: (e.offset, -e.length)):
        opening.setdefault(entity.offset, []).append(entity)
    parts: list[str] = []
    open_spans: list[Entity] = []
    position = 0
    for character in text:
        while open_spans and open_spans[-1].end <= position:
            parts.append(_tags(open_spans.pop())[1])
        for entity in opening.get(position, ()):
            parts.append(_tags(entity)[0])
            open_spans.append(entity)
        ends_quotation = character == "\n" and parts[-1:] == ["</blockquote>"]
        parts.append("" if ends_quotation else escape(character))
        position += 2 if character > "\uffff" else 1
    parts.extend(_tags(entity)[1] for entity in reversed(open_spans))
    return "".join(parts)


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type == "text_link":
        return f'<a href="{escape(entity.url)}">', "</a>"
    if entity.type == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if entity.type in _TAGS:
        return f"<{_TAGS[entity.type]}>", f"</{_TAGS[entity.type]}>"
    return f'<span class="{escape(entity.type)}">', "</span>"
