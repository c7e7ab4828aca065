"""answerCallbackQuery: once, soon, with a toast, an alert or a link into the bot's own private chat."""

from dataclasses import replace

from bot.rehearsal.calls import Call
from bot.rehearsal.errors import bad_request
from bot.rehearsal.limits import ANSWER_WITHIN_SECONDS, TOAST_UNITS, units
from bot.rehearsal.links import LinkKind, read_link
from bot.rehearsal.phones import open_link
from bot.rehearsal.state import State, Toast


def answer_callback_query(state: State, call: Call) -> bool:
    query, now = state.queries.get(call.text("callback_query_id")), state.now()
    text, url = call.text("text"), call.text("url")
    is_open = query is not None and query.toast is None
    if query is None or not is_open or (now - query.at).total_seconds() > ANSWER_WITHIN_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if units(text) > TOAST_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _is_own_start_link(state, url):
        raise bad_request("URL_INVALID")
    toast = Toast(query.id, query.person, text, call.flag("show_alert"), url, now)
    state.queries[query.id] = replace(query, toast=toast)
    state.toasts.append(toast)
    if url:
        open_link(state, query.person, url)
    state.changes.ring()
    return True


def _is_own_start_link(state: State, url: str) -> bool:
    link = read_link(url, state.bot.username)
    return link.kind is LinkKind.START and link.is_sound
