"""What is remembered: the database, its thread, its backups. May import `text`, `notes`."""
