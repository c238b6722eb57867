"""The ledger file: opening, guarding, changing and reading it. All SQL is here and in `db/`."""
