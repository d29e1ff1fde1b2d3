"""The docks beside the page: one file per panel, widget and model."""
