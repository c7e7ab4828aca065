"""What is remembered: records, ledger, inbox, and the writer through which everything goes."""
