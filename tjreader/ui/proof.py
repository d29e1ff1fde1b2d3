"""A page drawn without a window, and looked at: the self-test's last step."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ..app.pages import PageMaker
from ..app.parts import Parts
from ..app.ports import Refused
from ..app.settings import Ruby
from ..text.rendering import View
from .reader.faces import has_chinese_face
from .reader.style import PageStyle
from .reader.view import ReaderView

SIZE = QSize(900, 1200)
INKED = (0.02, 0.5)
"""Least and most share of the image that may differ from the paper."""

NO_FACE = (
    "There is no typeface with Chinese characters; on Debian and Ubuntu "
    "“sudo apt-get install fonts-noto-cjk” brings one."
)


def draw(parts: Parts) -> str:
    """Draw the article's first section with pinyin and see that it is readable.

    Needs a platform of Qt that draws (offscreen is one); makes the application if there
    is none.

    Returns:
        What was seen, in a few words.

    Raises:
        Refused: if no typeface has Chinese characters, a character has no shape, or the
            page is blank.
    """
    application = QApplication.instance() or QApplication(["tjreader"])
    if not has_chinese_face():
        raise Refused(NO_FACE, "unreadable")
    opened = parts.shipped()
    arrangement = opened.text.arrangements[0]
    view = ReaderView()
    view.resize(SIZE)
    view.set_style(PageStyle(ruby=Ruby.ALL))
    page = PageMaker(opened).page(arrangement.sections[0], arrangement.id, View.PRINTED)
    view.show_page(page)
    image = view.grab().toImage()
    missing = shapeless(view)
    view.deleteLater()
    del application
    if missing:
        raise Refused(f"These characters have no shape here: {missing}. {NO_FACE}", "unreadable")
    share = inked(image)
    if not INKED[0] < share < INKED[1]:
        raise Refused(f"The page that was drawn is not readable ({share:.1%} of it has ink).")
    return f"{image.width()} × {image.height()} px drawn, {share:.0%} of it ink"


def shapeless(view: ReaderView) -> str:
    """The shown characters that no typeface has a shape for."""
    missing: dict[str, None] = {}
    for shown in view.stage.visible():
        block = shown.block
        if block.paragraph is None:
            continue
        for box, glyphs in enumerate(block.boxes.glyphs):
            if any(glyph == 0 for _, glyph, _, _ in glyphs):
                start, end = block.boxes.starts[box : box + 2]
                missing[block.paragraph.text[start:end]] = None
    return "".join(missing)


def inked(image: QImage) -> float:
    """The share of an image's pixels that are not the colour of its first one."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, data = grey.width(), bytes(grey.constBits())
    rows = [data[y * grey.bytesPerLine() :][:width] for y in range(grey.height())]
    paper = rows[0][0]
    same = sum(row.count(paper) for row in rows)
    return 1 - same / (width * grey.height())
