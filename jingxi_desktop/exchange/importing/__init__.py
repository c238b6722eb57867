"""A table taken into the ledger: mapped, planned row by row, applied as one change."""
