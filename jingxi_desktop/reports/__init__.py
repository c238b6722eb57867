"""What is printed and copied, as pages without Qt: made here once, painted by `ui/printing.py`."""
