"""Approvals, late objections, separate opinions."""
