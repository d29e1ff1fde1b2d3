"""The look of all that is not the page: one style sheet, made from the theme."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from .theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the window. Quiet: hairlines, no frames, the paper's own white.

    Drop-downs and spin boxes but our own are left to Fusion: a rule for their frame would
    take their arrows away, also in Qt's dialogs for files and printers.
    """
    chrome = theme.chrome
    faint = QColor(chrome.muted)
    faint.setAlphaF(0.5)
    inks = {
        "window": chrome.window.name(),
        "base": chrome.base.name(),
        "text": chrome.text.name(),
        "muted": chrome.muted.name(),
        "faint": faint.name(QColor.NameFormat.HexArgb),
        "line": chrome.line.name(),
        "hover": chrome.hover.name(),
        "pressed": chrome.pressed.name(),
        "accent": chrome.accent.name(),
        "on_accent": chrome.accent_text.name(),
        "select": chrome.select.name(),
        "good": chrome.good.name(),
        "warn": chrome.warn_back.name(),
        "on_warn": chrome.warn_text.name(),
        "tip": chrome.tip_back.name(),
        "paper": theme.page.paper,
    }
    sheet = SHEET
    for name, ink in inks.items():
        sheet = sheet.replace(f"@{name};", f"{ink};").replace(f"@{name} ", f"{ink} ")
    return sheet


def keep_face() -> None:
    """Give all widgets the application's face again, where the desktop gave some its own.

    Qt takes the desktop's faces for menus, lists and others whenever a style sheet is set or
    the desktop changes (seen with GNOME's theme); Chinese titles would lose theirs.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    faces = [app.font(kind) for kind in KINDS]  # type: ignore[call-overload] # stubs
    if any(face != app.font() for face in faces):
        app.setFont(app.font())
        app.setStyleSheet(app.styleSheet())


KINDS = ("QMenuBar", "QAbstractItemView", "QLabel")
"""Classes of widgets that have a face of their own in Qt's themes of desktops."""

SHEET = """
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QToolTip { background: @tip; color: @text; border: 1px solid @line; padding: 4px 6px; }

QMenuBar { background: @window; color: @text; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @tip; color: @text; border: 1px solid @line; padding: 5px 0; }
QMenu::item { padding: 5px 26px 5px 26px; background: transparent; }
QMenu::item:selected { background: @select; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 0; }

QToolBar { background: @window; border: none; border-bottom: 1px solid @line; padding: 3px 8px;
  spacing: 2px; }
QToolButton { background: transparent; border: none; border-radius: 5px; padding: 5px 7px;
  color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:open { background: @pressed; }
QToolButton:checked { background: @select; color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton:focus { border: 1px solid @accent; padding: 4px 6px; }
QToolButton::menu-indicator { image: none; width: 0; }
QLabel#sectionTitle { color: @muted; }

QPushButton { background: @base; color: @text; border: 1px solid @line; border-radius: 5px;
  padding: 5px 14px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton:disabled { background: @base; color: @faint; border-color: @line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QDockWidget { color: @muted; }
QDockWidget > QWidget { background: @base; }
QWidget#dockTitle { background: @base; }
QWidget#dockTitle QLabel { color: @muted; font-weight: 600; }
QTabBar { background: @base; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }

QTreeWidget::item { padding: 3px 2px; }
QHeaderView::section { background: @window; color: @muted; border: none;
  border-bottom: 1px solid @line; padding: 5px 4px; }
QProgressBar { background: @base; border: 1px solid @line; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTreeView, QListView, LazyRows { background: @base; border: none; outline: none; color: @text; }
QTableView { background: @base; color: @text; border: 1px solid @line; border-radius: 6px;
  outline: none; gridline-color: @line; }
QTableCornerButton::section { background: @window; border: none; border-bottom: 1px solid @line; }
QTableView::corner { background: transparent; border: none; }
QTableView::item { padding: 2px 4px; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @select; color: @text; }
QTableView QLineEdit { border-radius: 0; padding: 0 3px; }
QTableView QLineEdit:disabled { border: none; background: transparent; color: transparent; }
QTableView KindBox { border: none; border-bottom: 1px solid @line; border-radius: 0;
  background: transparent; }
QListWidget#backups, QTreeWidget#difference, QTreeWidget#incoming {
  border: 1px solid @line; border-radius: 6px; }
QListWidget#backups::item { padding: 8px 10px; color: @text; }
QListWidget#backups::item:selected { background: @select; color: @text; }
QTreeWidget#incoming::item:selected { background: @select; color: @text; }
QTreeWidget#difference::item { padding: 4px 4px; color: @text; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, KindBox { background: @base; color: @text;
  border: 1px solid @line; border-radius: 5px; padding: 4px 7px;
  selection-background-color: @select; selection-color: @text; }
QPlainTextEdit#sentenceSource { border: none; border-radius: 0; padding: 0 2px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: @muted; }
KindBox:disabled { color: @faint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, KindBox:focus {
  border-color: @accent; }

QStatusBar { background: @window; border: none; }
QStatusBar::item { border: none; }
KindBox { padding-right: 18px; }
KindBox::drop-down { border: none; width: 18px; }
QComboBox QAbstractItemView { background: @tip; border: 1px solid @line;
  selection-background-color: @select; selection-color: @text; }
QWidget#bulkBar { background: @window; border-bottom: 1px solid @line; }
QWidget#bulkBar QLabel { color: @muted; }
QWidget#history { border-top: 1px solid @line; }
QSplitter::handle { background: @line; }
QSplitter::handle:vertical { height: 1px; }
QWidget#statusLine { background: @window; border-top: 1px solid @line; }
QWidget#statusLine QLabel { color: @muted; }
QWidget#statusLine QLabel#saving[state="saved"] { color: @good; }
QWidget#statusLine QLabel#saving[state="unsaved"] { color: @accent; }

QFrame#noticeBar { background: @warn; border: none; border-bottom: 1px solid @line; }
QFrame#noticeBar QLabel { color: @on_warn; }
QFrame#hintStrip { background: @window; border: none; border-top: 1px solid @line; }
QFrame#hintStrip QLabel { color: @muted; }
QFrame#popup { background: @tip; border: 1px solid @line; border-radius: 8px; }
QFrame#popup QLabel { color: @muted; }
QFrame#popup QFrame#hairline { background: @line; border: none; }
QLabel#heading { color: @text; font-size: 17px; font-weight: 600; }
QLabel#quiet { color: @muted; }
QLabel#fault { color: @accent; }
QSlider::groove:horizontal { height: 3px; background: @line; border-radius: 1px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 7px;
  background: @base; border: 1px solid @accent; }
"""
