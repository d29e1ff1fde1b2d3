"""Actions, menus and page keys, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from .command import Command, Menu, When
from .commands import BY_ID, COMMANDS, TOOLBAR
from .icons import icon
from .theme import Theme
from .tips import plain_tip

Handler = Callable[..., None]
"""A bound method: without arguments, with `bool` for a toggle, with `str` for a choice."""


class Actions(QObject):
    """The actions of one window.

    `window` owns them, `page` is the widget on which plain letters are keys.
    `popup_closed` tells that the menu of `popup` closes; a command chosen in it acts next.
    """

    popup_closed = Signal()

    def __init__(self, window: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._by_id: dict[str, QAction] = {}
        self._popup = QMenu(window)
        self._popup.aboutToHide.connect(self.popup_closed)
        self._groups: dict[str, QActionGroup] = {}
        self._choosers: dict[str, Handler] = {}
        for command in COMMANDS:
            self._by_id[command.id] = self._make(command, window, page)

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command.

        Raises:
            KeyError: if there is no such command.
        """
        return self._by_id[command_id]

    def _make(self, command: Command, window: QWidget, page: QWidget) -> QAction:
        action = QAction(command.label, window)
        action.setObjectName(command.id)
        action.setData(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.window_keys])
        action.setText(_with_key(command, command.label))
        for key in command.page_keys:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action.trigger)
        if command.choice:
            self._group(command.choice).addAction(action)
        action.setCheckable(command.toggle or bool(command.choice))
        action.setEnabled(command.when is When.ALWAYS)
        action.setToolTip(plain_tip(tip_of(command)))
        if command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        elif command.id == "about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        else:
            action.setMenuRole(QAction.MenuRole.NoRole)
        window.addAction(action)
        return action

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            group = QActionGroup(self)
            group.setObjectName(name)
            group.triggered.connect(self._chosen)
            self._groups[name] = group
        return self._groups[name]

    def bind(self, handlers: Mapping[str, Handler]) -> None:
        """Give each command what it does; choices have one handler, by their name.

        Raises:
            KeyError: if a handler belongs to no command.
        """
        for name, handler in handlers.items():
            if name in self._groups:
                self._choosers[name] = handler
            else:
                self._by_id[name].triggered.connect(handler)

    def _chosen(self, action: QAction) -> None:
        choice, _, value = str(action.data()).partition("_")
        self._choosers[choice](value)

    def offer(self, when: When, possible: bool) -> None:
        """Enable or disable the commands that need something."""
        for command in COMMANDS:
            if command.when is when:
                self._by_id[command.id].setEnabled(possible)

    def check(self, command_id: str, on: bool) -> None:
        """Show a toggle or a choice as it is; nothing is set off."""
        self._by_id[command_id].setChecked(on)

    def rename(self, command_id: str, text: str) -> None:
        """Give an action another text ("Undo highlight 善作善成")."""
        action = self._by_id[command_id]
        action.setText(_with_key(BY_ID[command_id], text.replace("&", "&&")))
        action.setToolTip(plain_tip(text))

    def fill(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Make the menus; they are given back so that more can be put in."""
        menus: dict[Menu, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                title = QCoreApplication.translate("Menus", command.menu.value)
                menus[command.menu] = bar.addMenu(title)
            menu = menus[command.menu]
            if command.rule:
                menu.addSeparator()
            menu.addAction(self._by_id[command.id])
        return menus

    def popup(self, names: tuple[str, ...], point: QPoint) -> None:
        """Show a menu of some commands at a point of the screen; "" draws a line."""
        self._popup.clear()
        for name in names:
            if name:
                self._popup.addAction(self._by_id[name])
            else:
                self._popup.addSeparator()
        self._popup.popup(point)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons of the toolbar in the theme's ink; the menus show none."""
        for command in COMMANDS:
            if command.id in TOOLBAR:
                action = self._by_id[command.id]
                action.setIcon(icon(command.icon, theme.chrome.text))
                action.setIconVisibleInMenu(False)


def tip_of(command: Command) -> str:
    """The tooltip of a command: what it does, and its keys."""
    keys = [
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys
    ]
    return f"{command.plain}  ({', '.join(keys)})" if keys else command.plain


def _with_key(command: Command, text: str) -> str:
    """A menu's words with the key of the page, which is no shortcut of the action."""
    if command.window_keys or not command.page_keys:
        return text
    key = QKeySequence(command.page_keys[0])
    return f"{text}\t{key.toString(QKeySequence.SequenceFormat.NativeText)}"
