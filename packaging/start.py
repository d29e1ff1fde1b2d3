"""Where the built program starts; `python -m tjreader` does the same from a checkout."""

from __future__ import annotations

import sys

from tjreader.cli import main

if __name__ == "__main__":
    sys.exit(main())
