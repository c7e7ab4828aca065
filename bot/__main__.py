"""The command line: `python -m bot COMMAND`."""

from bot.commands import program

if __name__ == "__main__":
    program()
