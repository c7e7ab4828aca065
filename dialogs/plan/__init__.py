"""The plan: the fold of the ledger, its chain, its verification."""
