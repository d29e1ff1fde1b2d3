"""What a database of ours says of itself. Cheap to import: looked at before SQLAlchemy is there."""

from __future__ import annotations

APPLICATION_ID = 0x746A7264
"""In the header of every database of ours ("tjrd")."""

REVISION = "0004"
"""The revision of the tables in `schema`."""
