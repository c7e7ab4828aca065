"""Pages a person stands on: offices, second words, complaints."""

OFFICE = "office"
QUESTION = "question"
COMPLAIN = "complain"
COMPLAIN_HOW = "complain_how"
