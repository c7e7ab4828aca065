"""The command line's commands, a file for each, all registered here.

Each imports what it runs when called: the worker that makes files starts from this module too and needs none.
"""

import typer

from bot.commands.allocate import allocate
from bot.commands.assess import assess
from bot.commands.backup import backup, restore
from bot.commands.demo import demo
from bot.commands.doctor import doctor
from bot.commands.outcry import OneSentence, told
from bot.commands.rehearse import rehearse
from bot.commands.run import run
from bot.commands.verify import verify

program = typer.Typer(
    cls=OneSentence, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
for living in (run, rehearse):
    program.command()(living)
for done in (demo, verify, doctor, backup, restore, assess, allocate):
    program.command()(told(done))


@program.callback()
def roundtable() -> None:
    """Roundtable: the agencies of one city at one table, in Telegram."""
