"""What is measured from outside: each module is a process of its own."""
