"""Everything people touch: Telegram, documents, the rehearsal room, the command line."""

import os

# python-telegram-bot gives times as int and warns, or as timedelta when this is set.
os.environ.setdefault("PTB_TIMEDELTA", "1")
