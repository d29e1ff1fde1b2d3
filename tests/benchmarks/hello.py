"""The floor: the least program of the same kind, a window that paints one line.

Prints the monotonic clock (s) right after the first painting.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Hello(QWidget):
    """A window with one line of words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(40, 40, "The quick brown fox jumps over the lazy dog.")
        painter.end()
        QTimer.singleShot(0, self.painted)

    def painted(self) -> None:
        sys.stdout.write(f"{time.monotonic()}\n")
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    hello = Hello()
    hello.resize(1280, 800)
    hello.show()
    sys.exit(application.exec())
