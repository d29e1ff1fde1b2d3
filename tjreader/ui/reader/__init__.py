"""The page: a section typeset, painted, pointed at and selected.

`view.ReaderView` draws one `Page`. Below it, from the font to the screen: `faces`
chooses fonts, `sheet` says how each kind of paragraph is set, `shaping` turns words
into boxes of glyphs, `composing` breaks them into lines, `galley` stacks the paragraphs
of a page and `painting` draws them.
"""
