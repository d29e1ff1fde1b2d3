"""Where a process that holds the database says how it is asked; imports nothing, so it is cheap."""

ADDRESS_NAME = "window.json"
"""The file in the data folder; it is there while the process listens (see `bridge`)."""
