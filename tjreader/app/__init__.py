"""What one can do: the verbs of the program, without a window."""
