"""Pages a person stands on, and what was typed so far: offices, second words, complaints."""

OFFICE = "office"

QUESTION = "question"

COMPLAIN = "complain"

COMPLAIN_HOW = "complain_how"
