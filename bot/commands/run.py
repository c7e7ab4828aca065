"""`run`: the bot itself, or without a token the rehearsal room."""

import typer


def run() -> None:
    """Run the bot; without BOT_TOKEN open the rehearsal room."""
    from bot.settings import load

    settings = load()
    if settings.bot_token is None:
        from bot.rehearsal.serving import serve

        room = f"http://{settings.rehearsal_listen}"
        serve(settings, f"BOT_TOKEN is not set, so this is the rehearsal room: open {room} in a browser.")
        return
    from bot.main import run as run_bot

    raise typer.Exit(run_bot(settings))
