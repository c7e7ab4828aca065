"""`rehearse`: the rehearsal room, whether or not there is a token."""


def rehearse() -> None:
    """Open the rehearsal room: the real bot, a simulated Telegram, nothing leaves this computer."""
    from bot.rehearsal.serving import serve
    from bot.settings import load

    settings = load()
    serve(settings, f"Open http://{settings.rehearsal_listen} in a browser.")
