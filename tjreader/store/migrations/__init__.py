"""From an older file to the tables of today: one module per revision, and the chain."""
