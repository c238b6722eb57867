"""Return packages as files: plain, sealed, and as forms to fill in."""
