"""Tables found on the sheets of officers, and what their cells say to a field."""
