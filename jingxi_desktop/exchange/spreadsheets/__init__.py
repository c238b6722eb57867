"""What is in a spreadsheet of any format: read in a child process, within limits."""
