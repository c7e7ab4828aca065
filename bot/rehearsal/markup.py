"""Telegram's HTML markup -> plain text and entities, with Telegram's own error sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from bot.rehearsal.entities import Entity
from bot.rehearsal.errors import ApiError, bad_request
from bot.rehearsal.limits import ENTITIES_PER_MESSAGE, units

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
    "span": "spoiler",
}  # fmt: skip
_TAG_REST = re.compile(r"""((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: Mapping[str, str]
    at: int


def formatted(source: str, parse_mode: str, entities: Sequence[Mapping[str, Any]]) -> Formatted:
    """What a message will say: parsed, trimmed, commands marked; at most 100 entities are kept."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    parsed = parse(source) if parse_mode else Formatted(source, tuple(map(_given, entities)))
    trimmed = _trimmed(parsed)
    marked = (*trimmed.entities, *_commands_outside(trimmed))
    return Formatted(trimmed.text, tuple(sorted(marked, key=_order))[:ENTITIES_PER_MESSAGE])


def commands(text: str) -> tuple[Entity, ...]:
    """The /commands in a plain text."""
    return tuple(
        Entity("bot_command", units(text[: found.start()]), units(found.group()))
        for found in _COMMAND.finditer(text)
    )


def parse(source: str) -> Formatted:
    """Raises ApiError "can't parse entities: ..." as Telegram words it, with byte offsets."""
    text: list[str] = []
    length = 0
    spans: list[Entity] = []
    stack: list[_Open] = []
    position = 0
    while position < len(source):
        bracket = source.find("<", position)
        plain = _decoded(source[position : bracket if bracket >= 0 else len(source)])
        text.append(plain)
        length += units(plain)
        if bracket < 0:
            break
        if source.startswith("</", bracket):
            position = _close(source, bracket, stack, spans, length)
        else:
            position = _open(source, bracket, stack, length)
    if stack:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return Formatted("".join(text), tuple(sorted(spans, key=_order)))


def _open(source: str, start: int, stack: list[_Open], length: int) -> int:
    offset = len(source[:start].encode())
    tag = re.split(r"[\s>]", source[start + 1 :], maxsplit=1)[0]
    after = start + 1 + len(tag)
    rest = _TAG_REST.match(source, after)
    if after == len(source) or (rest is None and tag.lower() in _SIMPLE):
        raise _unparsable(f"Unclosed start tag at byte offset {offset}")
    if rest is None or tag.lower() not in _SIMPLE:
        raise _unparsable(f'Unsupported start tag "{tag.lower()}" at byte offset {offset}')
    found = _ATTRIBUTE.findall(rest.group(1))
    attributes = {key.lower(): _decoded(double or single or bare) for key, double, single, bare in found}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    stack.append(_Open(tag.lower(), attributes, length))
    return rest.end()


def _close(source: str, start: int, stack: list[_Open], spans: list[Entity], length: int) -> int:
    offset = len(source[:start].encode())
    if not stack:
        raise _unparsable(f"Unexpected end tag at byte offset {offset}")
    end = source.find(">", start)
    if end < 0:
        raise _unparsable(f"Unclosed end tag at byte offset {offset}")
    opened = stack.pop()
    name = source[start + 2 : end].strip().lower()
    if name and name != opened.tag:
        reason = f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{name}>"'
        raise _unparsable(reason)
    entity = _entity(opened, length - opened.at, parent=stack[-1] if stack else None)
    if entity is not None:
        spans.append(entity)
    return end + 1


def _entity(opened: _Open, length: int, parent: _Open | None) -> Entity | None:
    plain = Entity(_SIMPLE[opened.tag], opened.at, length)
    attributes = opened.attributes
    if not length or (opened.tag == "code" and parent is not None and parent.tag == "pre"):
        return None
    if opened.tag == "a":
        return _link(plain, attributes.get("href", ""))
    if opened.tag == "tg-emoji":
        return replace(plain, emoji_id=attributes.get("emoji-id", ""))
    if opened.tag == "blockquote" and "expandable" in attributes:
        return replace(plain, type="expandable_blockquote")
    return plain


def _link(plain: Entity, url: str) -> Entity | None:
    if url.startswith("tg://user?id=") and url[13:].isdigit():
        return replace(plain, type="text_mention", user_id=int(url[13:]))
    return replace(plain, url=url) if url else None


def _given(raw: Mapping[str, Any]) -> Entity:
    user = raw.get("user") or {}
    return Entity(
        str(raw["type"]), int(raw["offset"]), int(raw["length"]), str(raw.get("url", "")),
        str(raw.get("language", "")), str(raw.get("custom_emoji_id", "")), int(user.get("id", 0)),
    )  # fmt: skip


def _trimmed(parsed: Formatted) -> Formatted:
    if parsed.text == parsed.text.strip():
        return parsed
    without_front = parsed.text.lstrip()
    shift = units(parsed.text) - units(without_front)
    text = without_front.rstrip()
    size = units(text)
    kept = []
    for entity in parsed.entities:
        start, end = max(0, entity.offset - shift), min(size, entity.end - shift)
        if end > start:
            kept.append(replace(entity, offset=start, length=end - start))
    return Formatted(text, tuple(kept))


def _commands_outside(message: Formatted) -> tuple[Entity, ...]:
    literal = [e for e in message.entities if e.type in ("code", "pre", "text_link", "text_mention")]
    found = commands(message.text)
    return tuple(c for c in found if not any(e.offset < c.end and c.offset < e.end for e in literal))


def _order(entity: Entity) -> tuple[int, int]:
    return entity.offset, -entity.length


def _decoded(text: str) -> str:
    return _REFERENCE.sub(lambda found: unescape(found.group()), text) if "&" in text else text


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
