"""What charts show, a module for each chart by its name: read from the ledger as plain values."""
