"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo, getFile."""

from bot.rehearsal.calls import Call
from bot.rehearsal.errors import bad_request, conflict
from bot.rehearsal.limits import DOWNLOAD_BYTES
from bot.rehearsal.profile import Webhook
from bot.rehearsal.state import State
from bot.rehearsal.updates import Update
from bot.rehearsal.wire import Json


def get_updates(state: State, call: Call) -> list[Update]:
    prepare_poll(state, call)
    state.updates.confirm(call.integer("offset"))
    return state.updates.fetch(min(max(call.integer("limit", 100), 1), 100))


def prepare_poll(state: State, call: Call) -> None:
    """What getUpdates settles before it waits: no webhook may be set, and allowed_updates counts from now."""
    if state.profile.webhook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
    _allow(state, call)


def set_webhook(state: State, call: Call) -> bool:
    url = call.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(state, call)
    secret, connections = call.text("secret_token"), call.integer("max_connections", 40)
    state.profile.webhook = Webhook(url, secret, connections) if url else None
    _drop_pending(state, call)
    return True


def delete_webhook(state: State, call: Call) -> bool:
    state.profile.webhook = None
    _drop_pending(state, call)
    return True


def get_webhook_info(state: State, call: Call) -> Json:
    webhook = state.profile.webhook
    body: Json = {"has_custom_certificate": False, "pending_update_count": len(state.updates.pending)}
    if webhook is not None:
        body["max_connections"] = webhook.max_connections
    if state.updates.allowed:
        body["allowed_updates"] = list(state.updates.allowed)
    return {"url": webhook.url if webhook else ""} | body


def get_file(state: State, call: Call) -> Json:
    document = state.files.get(call.text("file_id"))
    if document is None:
        raise bad_request("invalid file_id")
    if document.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": document.id, "file_unique_id": f"u{document.id}", "file_size": document.size,
        "file_path": f"documents/{document.id}",
    }  # fmt: skip


def _allow(state: State, call: Call) -> None:
    if call.has("allowed_updates"):
        state.updates.allow([str(kind) for kind in call.sequence("allowed_updates")])


def _drop_pending(state: State, call: Call) -> None:
    if call.flag("drop_pending_updates"):
        state.updates.take()
