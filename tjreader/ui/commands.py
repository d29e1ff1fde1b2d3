"""Every command of the window, in one table.

Actions, menus, the toolbar and the key sheet are made from it. A command is
declared here once; what it does is the handler of the same id (`ui/handlers.py`).
"""

from __future__ import annotations

from .command import QT_TRANSLATE_NOOP, Command, Menu, When

FILE, EDIT, MARK, WORD = Menu.FILE, Menu.EDIT, Menu.MARK, Menu.WORD
TERMS, GO, VIEW, HELP = Menu.TERMS, Menu.GO, Menu.VIEW, Menu.HELP
MARKABLE = When.MARKABLE

COMMANDS: tuple[Command, ...] = (
    Command("open", QT_TRANSLATE_NOOP("Commands", "&Open…"), FILE, ("Ctrl+O",), "open"),
    Command(
        "paste_text",
        QT_TRANSLATE_NOOP("Commands", "&Paste as New Text"),
        FILE,
        ("Ctrl+Shift+V",),
    ),
    Command(
        "load_edition", QT_TRANSLATE_NOOP("Commands", "Load a Changed &Edition…"), FILE, rule=True
    ),
    Command("shipped", QT_TRANSLATE_NOOP("Commands", "The &Tianjin Feature"), FILE),
    Command(
        "export",
        QT_TRANSLATE_NOOP("Commands", "E&xport…"),
        FILE,
        ("Ctrl+Shift+E",),
        rule=True,
    ),
    Command("import_notes", QT_TRANSLATE_NOOP("Commands", "&Import Notes…"), FILE),
    Command("print", QT_TRANSLATE_NOOP("Commands", "P&rint…"), FILE, ("Ctrl+P",), rule=True),
    Command("save_pdf", QT_TRANSLATE_NOOP("Commands", "Save as P&DF…"), FILE, ("Ctrl+E",)),
    Command("restore", QT_TRANSLATE_NOOP("Commands", "Restore a &Backup…"), FILE, rule=True),
    Command("check", QT_TRANSLATE_NOOP("Commands", "Chec&k the Notebook…"), FILE),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), FILE, ("Ctrl+Q",), rule=True),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("Commands", "&Undo"),
        EDIT,
        ("Ctrl+Z",),
        "undo",
        when=When.CAN_UNDO,
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("Commands", "&Redo"),
        EDIT,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        when=When.CAN_REDO,
    ),
    Command(
        "copy",
        QT_TRANSLATE_NOOP("Commands", "&Copy"),
        EDIT,
        ("Ctrl+C",),
        "copy",
        rule=True,
        when=MARKABLE,
    ),
    Command(
        "copy_place",
        QT_TRANSLATE_NOOP("Commands", "Copy with &Place"),
        EDIT,
        ("Ctrl+Shift+C",),
        when=MARKABLE,
    ),
    Command(
        "find", QT_TRANSLATE_NOOP("Commands", "&Find"), EDIT, ("Ctrl+F", "/"), "find", rule=True
    ),
    Command(
        "find_next",
        QT_TRANSLATE_NOOP("Commands", "Find &Next"),
        EDIT,
        ("F3", "Ctrl+G"),
        when=When.HITS,
    ),
    Command(
        "find_previous",
        QT_TRANSLATE_NOOP("Commands", "Find Pre&vious"),
        EDIT,
        ("Shift+F3", "Ctrl+Shift+G"),
        when=When.HITS,
    ),
    Command(
        "highlight", QT_TRANSLATE_NOOP("Commands", "&Highlight"), MARK, ("H",), "pen", MARKABLE
    ),
    Command("note", QT_TRANSLATE_NOOP("Commands", "&Note"), MARK, ("N",), "note", MARKABLE),
    Command(
        "note_section", QT_TRANSLATE_NOOP("Commands", "Note on the &Section"), MARK, ("Shift+N",)
    ),
    Command("note_text", QT_TRANSLATE_NOOP("Commands", "Note on the Whole &Text"), MARK),
    Command(
        "merge",
        QT_TRANSLATE_NOOP("Commands", "&Merge Highlights"),
        MARK,
        ("J",),
        "merge",
        MARKABLE,
    ),
    Command(
        "split",
        QT_TRANSLATE_NOOP("Commands", "S&plit Highlight Here"),
        MARK,
        ("Shift+J",),
        "split",
        MARKABLE,
    ),
    Command(
        "erase",
        QT_TRANSLATE_NOOP("Commands", "&Erase"),
        MARK,
        ("Del", "Backspace"),
        "erase",
        MARKABLE,
    ),
    Command(
        "place_note",
        QT_TRANSLATE_NOOP("Commands", "P&lace the Note under Review Here"),
        MARK,
        ("Shift+P",),
        when=When.SELECTION,
    ),
    Command(
        "colour_yellow",
        QT_TRANSLATE_NOOP("Commands", "Yellow"),
        MARK,
        ("1",),
        choice="colour",
        rule=True,
    ),
    Command("colour_green", QT_TRANSLATE_NOOP("Commands", "Green"), MARK, ("2",), choice="colour"),
    Command("colour_blue", QT_TRANSLATE_NOOP("Commands", "Blue"), MARK, ("3",), choice="colour"),
    Command("colour_pink", QT_TRANSLATE_NOOP("Commands", "Pink"), MARK, ("4",), choice="colour"),
    Command(
        "colour_orange", QT_TRANSLATE_NOOP("Commands", "Orange"), MARK, ("5",), choice="colour"
    ),
    Command(
        "colour_purple", QT_TRANSLATE_NOOP("Commands", "Purple"), MARK, ("6",), choice="colour"
    ),
    Command(
        "style_tint",
        QT_TRANSLATE_NOOP("Commands", "Tinted"),
        MARK,
        ("7",),
        choice="style",
        rule=True,
    ),
    Command(
        "style_underline", QT_TRANSLATE_NOOP("Commands", "Underlined"), MARK, ("8",), choice="style"
    ),
    Command("style_wavy", QT_TRANSLATE_NOOP("Commands", "Wavy Line"), MARK, ("9",), choice="style"),
    Command(
        "colour_names",
        QT_TRANSLATE_NOOP("Commands", "Names of the &Colours…"),
        MARK,
        rule=True,
    ),
    Command("deleted", QT_TRANSLATE_NOOP("Commands", "&Deleted Notes"), MARK),
    Command(
        "word_shorter",
        QT_TRANSLATE_NOOP("Commands", "&Shorter Word"),
        WORD,
        ("[",),
        when=When.SHORTER,
    ),
    Command(
        "word_longer",
        QT_TRANSLATE_NOOP("Commands", "&Longer Word"),
        WORD,
        ("]",),
        when=When.LONGER,
    ),
    Command(
        "card_pin",
        QT_TRANSLATE_NOOP("Commands", "&Pin the Card"),
        WORD,
        ("P",),
        rule=True,
        when=When.WORD,
    ),
    Command(
        "card_copy",
        QT_TRANSLATE_NOOP("Commands", "&Copy Word, Pinyin, Sense"),
        WORD,
        ("C",),
        when=When.WORD,
    ),
    Command(
        "card_step",
        QT_TRANSLATE_NOOP("Commands", "&Tell More on the Card"),
        WORD,
        ("M",),
        when=When.WORD,
    ),
    Command("term", QT_TRANSLATE_NOOP("Commands", "&Term…"), TERMS, ("T",), when=MARKABLE),
    Command("new_term", QT_TRANSLATE_NOOP("Commands", "&New Term…"), TERMS, ("Shift+T",)),
    Command(
        "candidates",
        QT_TRANSLATE_NOOP("Commands", "Look for Term &Candidates"),
        TERMS,
        ("Ctrl+Shift+T",),
        rule=True,
    ),
    Command(
        "echoes",
        QT_TRANSLATE_NOOP("Commands", "Look for &Echoes"),
        TERMS,
        ("Ctrl+Shift+F4",),
    ),
    Command(
        "next_open",
        QT_TRANSLATE_NOOP("Commands", "Next &Open Sentence"),
        TERMS,
        ("Ctrl+F5",),
        rule=True,
    ),
    Command("checks", QT_TRANSLATE_NOOP("Commands", "Chec&ks"), TERMS, ("Ctrl+Shift+F5",)),
    Command("translate_into", QT_TRANSLATE_NOOP("Commands", "Tran&slate Into…"), TERMS),
    Command("coverage", QT_TRANSLATE_NOOP("Commands", "Coverage &Report…"), TERMS),
    Command("deleted_records", QT_TRANSLATE_NOOP("Commands", "Deleted at the &Desk…"), TERMS),
    Command("export_terms", QT_TRANSLATE_NOOP("Commands", "E&xport Terms…"), TERMS, rule=True),
    Command("import_terms", QT_TRANSLATE_NOOP("Commands", "&Import Terms…"), TERMS),
    Command("export_translation", QT_TRANSLATE_NOOP("Commands", "Export Trans&lation…"), TERMS),
    Command("import_translation", QT_TRANSLATE_NOOP("Commands", "Import Tr&anslation…"), TERMS),
    Command(
        "previous_section",
        QT_TRANSLATE_NOOP("Commands", "&Previous Section"),
        GO,
        ("Ctrl+PgUp", "Ctrl+Up"),
        "previous",
    ),
    Command(
        "next_section",
        QT_TRANSLATE_NOOP("Commands", "&Next Section"),
        GO,
        ("Ctrl+PgDown", "Ctrl+Down"),
        "next",
    ),
    Command(
        "back",
        QT_TRANSLATE_NOOP("Commands", "&Back"),
        GO,
        ("Alt+Left",),
        "back",
        rule=True,
        when=When.CAN_GO_BACK,
    ),
    Command(
        "forward",
        QT_TRANSLATE_NOOP("Commands", "&Forward"),
        GO,
        ("Alt+Right",),
        "forward",
        when=When.CAN_GO_FORWARD,
    ),
    Command("to_page", QT_TRANSLATE_NOOP("Commands", "To the P&age"), GO, ("F6",), rule=True),
    Command("to_contents", QT_TRANSLATE_NOOP("Commands", "To the &Contents"), GO, ("F7",)),
    Command("to_notes", QT_TRANSLATE_NOOP("Commands", "To the N&otes"), GO, ("Shift+F7",)),
    Command("to_review", QT_TRANSLATE_NOOP("Commands", "To the &Review"), GO, ("Ctrl+F7",)),
    Command("to_terms", QT_TRANSLATE_NOOP("Commands", "To the &Terms"), GO, ("Shift+F4",)),
    Command("to_desk", QT_TRANSLATE_NOOP("Commands", "To the &Sentence Desk"), GO, ("Shift+F5",)),
    Command(
        "ruby",
        QT_TRANSLATE_NOOP("Commands", "&Pinyin above the Line"),
        VIEW,
        ("Ctrl+R",),
        "ruby",
        toggle=True,
    ),
    Command(
        "terms",
        QT_TRANSLATE_NOOP("Commands", "Sho&w Terms"),
        VIEW,
        ("Ctrl+T",),
        toggle=True,
    ),
    Command(
        "glossary",
        QT_TRANSLATE_NOOP("Commands", "Show Terms of the &Glossary"),
        VIEW,
        toggle=True,
    ),
    Command(
        "view_printed",
        QT_TRANSLATE_NOOP("Commands", "As Pr&inted"),
        VIEW,
        ("Ctrl+1",),
        choice="view",
        rule=True,
    ),
    Command(
        "view_corrected",
        QT_TRANSLATE_NOOP("Commands", "&Corrected"),
        VIEW,
        ("Ctrl+2",),
        choice="view",
    ),
    Command(
        "view_both", QT_TRANSLATE_NOOP("Commands", "&Both Forms"), VIEW, ("Ctrl+3",), choice="view"
    ),
    Command(
        "order_contents",
        QT_TRANSLATE_NOOP("Commands", "Order of the C&ontents"),
        VIEW,
        choice="order",
        rule=True,
    ),
    Command(
        "order_file", QT_TRANSLATE_NOOP("Commands", "Order of t&he File"), VIEW, choice="order"
    ),
    Command(
        "theme_system",
        QT_TRANSLATE_NOOP("Commands", "Colours of the &System"),
        VIEW,
        choice="theme",
        rule=True,
    ),
    Command("theme_paper", QT_TRANSLATE_NOOP("Commands", "Pap&er"), VIEW, choice="theme"),
    Command("theme_sepia", QT_TRANSLATE_NOOP("Commands", "Sepi&a"), VIEW, choice="theme"),
    Command("theme_dark", QT_TRANSLATE_NOOP("Commands", "&Dark"), VIEW, choice="theme"),
    Command(
        "zoom_in",
        QT_TRANSLATE_NOOP("Commands", "&Larger"),
        VIEW,
        ("Ctrl++", "Ctrl+="),
        "plus",
        rule=True,
    ),
    Command("zoom_out", QT_TRANSLATE_NOOP("Commands", "S&maller"), VIEW, ("Ctrl+-",), "minus"),
    Command("zoom_reset", QT_TRANSLATE_NOOP("Commands", "Usual Si&ze"), VIEW, ("Ctrl+0",)),
    Command("setting", QT_TRANSLATE_NOOP("Commands", "T&ype and Card…"), VIEW, ("Ctrl+,",)),
    Command(
        "show_contents",
        QT_TRANSLATE_NOOP("Commands", "Conten&ts"),
        VIEW,
        ("F9",),
        "contents",
        toggle=True,
        rule=True,
    ),
    Command(
        "show_notes", QT_TRANSLATE_NOOP("Commands", "&Notes"), VIEW, ("F10",), "notes", toggle=True
    ),
    Command(
        "show_find", QT_TRANSLATE_NOOP("Commands", "Find &Results"), VIEW, ("F8",), toggle=True
    ),
    Command(
        "show_review",
        QT_TRANSLATE_NOOP("Commands", "Re&view of Moved Notes"),
        VIEW,
        ("Shift+F10",),
        toggle=True,
    ),
    Command(
        "show_terms",
        QT_TRANSLATE_NOOP("Commands", "Terms and Occ&urrences"),
        VIEW,
        ("F4",),
        toggle=True,
    ),
    Command(
        "show_desk",
        QT_TRANSLATE_NOOP("Commands", "Sentence Des&k"),
        VIEW,
        ("F5",),
        toggle=True,
    ),
    Command(
        "full_screen",
        QT_TRANSLATE_NOOP("Commands", "&Full Screen"),
        VIEW,
        ("F11",),
        toggle=True,
        rule=True,
    ),
    Command("keys", QT_TRANSLATE_NOOP("Commands", "&Keys"), HELP, ("F1", "?"), "keyboard"),
    Command("errata", QT_TRANSLATE_NOOP("Commands", "About the &Errata"), HELP),
    Command("about", QT_TRANSLATE_NOOP("Commands", "&About"), HELP, rule=True),
)
"""All commands, in the order of the menus."""

BY_ID = {command.id: command for command in COMMANDS}

TOOLBAR = ("show_contents", "back", "forward", "ruby", "find", "show_notes")
"""The commands that stand in the toolbar by their icons."""
