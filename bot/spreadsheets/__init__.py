"""Spreadsheets as people have them: one reader for what is uploaded and what the command line is given."""
