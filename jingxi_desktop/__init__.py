"""京西转型台账: the ledger that planning officers of Beijing's western area open every morning."""

__version__ = "0.1.0"
