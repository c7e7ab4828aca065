"""Words with which Telegram refuses: by the place, by no known rule, and of what the message says."""

PLACE = {
    "Bad Request: CHAT_RESTRICTED": "restricted",
    "Bad Request: TOPIC_CLOSED": "topic_shut",
    "Bad Request: TOPIC_DELETED": "topic_shut",
    "Bad Request: message thread not found": "topic_shut",
    "Bad Request: not enough rights to send text messages to the chat": "no_write",
    "Bad Request: have no rights to send a message": "no_write",
    "Bad Request: need administrator rights in the channel chat": "no_write",
    "Bad Request: CHAT_WRITE_FORBIDDEN": "no_write",
    "Bad Request: CHAT_ADMIN_REQUIRED": "no_write",
    "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN": "no_write",
    "Bad Request: USER_BANNED_IN_CHANNEL": "restricted",
    "Bad Request: SLOWMODE_WAIT_30": "restricted",
    "Bad Request: chat not found": "removed",
    "Bad Request: PEER_ID_INVALID": "removed",
    "Bad Request: CHANNEL_PRIVATE": "removed",
    "Bad Request: group chat was upgraded to a supergroup chat": "removed",
    "Forbidden: CHAT_WRITE_FORBIDDEN": "no_write",
    "Forbidden: CHAT_SEND_PLAIN_FORBIDDEN": "no_write",
    "Forbidden: not enough rights to send text messages to the chat": "no_write",
    "Forbidden: bot was kicked from the supergroup chat": "removed",
    "Forbidden: bot was kicked from the group chat": "removed",
    "Forbidden: bot is not a member of the supergroup chat": "removed",
    "Forbidden: the group chat was deleted": "removed",
}
UNHEARD = (
    "Bad Request: SOMETHING_NEW_INVALID",
    "Bad Request: the moon is in the wrong house",
    "Forbidden: QUOTA_OF_TOMORROW",
    "Bad Request",
)
CONTENT = (
    "Bad Request: can't parse entities: Unsupported start tag",
    "Bad Request: message is too long",
    "Bad Request: message text is empty",
    "Bad Request: MESSAGE_TOO_LONG",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: BUTTON_URL_INVALID",
    "Bad Request: reply markup is too long",
    "Bad Request: ENTITIES_TOO_LONG",
    "Bad Request: message caption is too long",
)
