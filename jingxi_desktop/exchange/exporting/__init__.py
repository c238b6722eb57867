"""Tables of the ledger as workbooks and CSV files."""
