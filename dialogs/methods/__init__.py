"""The decision rules: pure functions from electorate, answers and rule to a decision with its reasons."""
