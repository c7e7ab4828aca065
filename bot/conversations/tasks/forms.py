"""Pages a person stands on: tasks."""

TASK_OWNER = "task_owner"
TASK_TEXT = "task_text"
TASK_DUE = "task_due"
