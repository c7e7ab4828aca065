"""The command menus, by role and language; Telegram keeps them, so they are set again at every start."""

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.texts.glossary import LANGUAGES
from bot.texts.words import Words, words_for
from dialogs.ports import Memory, Reader
from dialogs.table.authority import facilitated_by
from dialogs.table.model import Facilitator, Person, Reach


async def set_menus(bot: Bot, memory: Memory) -> None:
    """For every group, every private chat and every facilitator. Raises what the API raises."""
    for language in LANGUAGES:
        words, code = words_for(language), None if language == "en" else language
        await bot.set_my_commands(group_menu(words), BotCommandScopeAllGroupChats(), code)
        await bot.set_my_commands(private_menu(words), BotCommandScopeAllPrivateChats(), code)
    for person in await memory.read(_facilitators):
        await _offer(bot, person)


async def offer_menu(bot: Bot, memory: Memory, person: Person) -> None:
    """A facilitator's own menu, once they can be written to."""
    if person.id and await memory.read(lambda reader: _wants_menu(reader, person)):
        await _offer(bot, person)


def group_menu(words: Words) -> list[BotCommand]:
    return [
        BotCommand("start", words._("The table card")),
        BotCommand("round", words._("The open rounds")),
        BotCommand("who", words._("Who sits at this table")),
        BotCommand("plan", words._("The plan as a document")),
        BotCommand("help", words._("How this works")),
    ]


def private_menu(words: Words, *, facilitates: bool = False) -> list[BotCommand]:
    first = [BotCommand("facilitate", words._("Facilitator's desk"))] if facilitates else []
    return [
        *first,
        BotCommand("mine", words._("What waits for me")),
        BotCommand("propose", words._("Propose a goal")),
        BotCommand("plan", words._("The plan as a document")),
        BotCommand("who", words._("Who sits at this table")),
        BotCommand("start", words._("Where I am")),
        BotCommand("language", words._("English or German")),
        BotCommand("privacy", words._("What is stored")),
        BotCommand("export", words._("My data as a file")),
        BotCommand("forget", words._("Have my data blanked")),
        BotCommand("cancel", words._("Leave what I am filling in")),
        BotCommand("help", words._("How this works")),
    ]


async def _offer(bot: Bot, person: Person) -> None:
    menu = private_menu(words_for(person.language), facilitates=True)
    await bot.set_my_commands(menu, BotCommandScopeChat(person.user_id))


def _facilitators(reader: Reader) -> list[Person]:
    ids = tuple({one.person_id for one in reader.find(Facilitator, until=None)})
    return [one for one in (reader.find(Person, id=ids) if ids else []) if one.reach is Reach.STARTED]


def _wants_menu(reader: Reader, person: Person) -> bool:
    return person.reach is Reach.STARTED and bool(facilitated_by(reader, person))
