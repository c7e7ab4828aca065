"""The steps by which the tables came to be as they are; taken at start, one after the other."""
