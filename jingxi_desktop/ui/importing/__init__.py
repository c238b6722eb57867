"""The dialog that takes a table of a spreadsheet into the ledger, step by step."""
