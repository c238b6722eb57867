"""Tables to and from spreadsheets."""
