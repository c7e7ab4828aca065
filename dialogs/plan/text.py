"""A text in a plan."""

Text = str | None
"""What somebody wrote: "" if nothing, None if it was blanked on request."""
