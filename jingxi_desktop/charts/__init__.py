"""Charts: one file a chart. `data` asks the ledger, `draw` puts the answer on a matplotlib figure."""
