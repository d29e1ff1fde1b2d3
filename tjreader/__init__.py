"""tjreader: read a Chinese text closely, offline, and write on it."""

__version__ = "0.1.0"
