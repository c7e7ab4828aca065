"""A simulated Telegram: people, chats and a Bot API in this process, answering like the real ones."""
