"""What comes in and goes out: readers and writers of files."""
