"""Where a person begins."""
