"""Why a command or a typed text was not taken: said in the chat where it was written."""
