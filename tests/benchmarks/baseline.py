"""The baseline: a vote bot as the libraries' own pages would have it, durable before it answers.

Stock python-telegram-bot on httpx, aiosqlite with WAL and synchronous=FULL, one transaction a press. The
press is answered, and the message under it edited to the new counts, as the library's example does.
Run as: python -m tests.benchmarks.baseline URL DATABASE [unseen]; with "unseen" nothing is edited.
"""

import sys
from typing import Any

import aiosqlite
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from tests.benchmarks.botapi import TOKEN

SCHEMA = """
create table if not exists seats (user_id integer primary key, seat integer not null);
create table if not exists rounds (id integer primary key, open integer not null);
create table if not exists votes (round integer, seat integer, position text, primary key (round, seat));
insert or ignore into rounds values (1, 1);
"""
VOTE = """
insert into votes values (1, ?, ?) on conflict (round, seat) do update set position = excluded.position
"""


COUNTS = "select position, count(*) from votes where round = 1 group by position order by position"
KEYS = InlineKeyboardMarkup.from_column(
    [InlineKeyboardButton(each, callback_data=f"vote:{each}") for each in ("yes", "perhaps", "no")]
)


async def vote(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None and query.data is not None
    database: aiosqlite.Connection = context.bot_data["database"]
    position = query.data.rpartition(":")[2]
    await database.execute("begin immediate")
    await (await database.execute("select open from rounds where id = 1")).fetchone()
    sql = "insert or ignore into seats values (?, ?)"
    await database.execute(sql, (query.from_user.id, query.from_user.id))
    await database.execute(VOTE, (query.from_user.id, position))
    await database.commit()
    await query.answer("Stored.")
    if "unseen" in sys.argv:
        return
    rows = await database.execute_fetchall(COUNTS)
    counts = "\n".join(f"{each[0]}: {each[1]}" for each in rows)
    await query.edit_message_text(f"{counts}\n({query.id})", reply_markup=KEYS)


async def prepare(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    database = await aiosqlite.connect(sys.argv[2], isolation_level=None)
    await database.execute("pragma journal_mode=wal")
    await database.execute("pragma synchronous=full")
    await database.executescript(SCHEMA)
    application.bot_data["database"] = database


async def release(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    await application.bot_data["database"].close()


def main() -> None:
    base = f"{sys.argv[1]}/bot"
    builder = Application.builder().token(TOKEN).base_url(base).post_init(prepare).post_shutdown(release)
    application = builder.build()
    application.add_handler(CallbackQueryHandler(vote))
    application.run_polling(allowed_updates=["callback_query"])


if __name__ == "__main__":
    main()
