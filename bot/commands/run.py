"""`run`: the bot itself, or without a token the rehearsal room."""

import typer


def run() -> None:
    """Run the bot; without BOT_TOKEN open the rehearsal room."""
    from bot.settings import load

    settings = load()
    if settings.bot_token is None:
        typer.echo(
            "BOT_TOKEN is not set, so this is the rehearsal room: "
            f"open http://{settings.rehearsal_listen} in a browser."
        )
        from bot.rehearsal.serving import serve

        raise typer.Exit(serve(settings))
    from bot.main import run as run_bot

    raise typer.Exit(run_bot(settings))
