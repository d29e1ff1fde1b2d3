"""The style sheets of HTML and EPUB: the program's page, in CSS.

Sizes, spaces and inks are those of the window's page (`ui/reader/sheet.py`, `style.py`).
"""

from __future__ import annotations

from ..notes.annotation import Colour

LIGHT = {
    Colour.YELLOW: "#f2c200",
    Colour.GREEN: "#56b348",
    Colour.BLUE: "#3f97e0",
    Colour.PINK: "#ec5f92",
    Colour.ORANGE: "#f08a24",
    Colour.PURPLE: "#9a6bd6",
}
"""The inks of highlights on paper."""

DARK = {
    Colour.YELLOW: "#d8b02c",
    Colour.GREEN: "#5fae57",
    Colour.BLUE: "#4f94d4",
    Colour.PINK: "#d4658f",
    Colour.ORANGE: "#d98a3d",
    Colour.PURPLE: "#9c7bd0",
}
"""The same on a dark ground."""

TINT = 0.34
"""Opacity of a tint, so that the words stay black and overlaps are seen."""

_SERIF = (
    '"Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", '
    '"Songti SC", STSong, SimSun, serif'
)
_SANS = (
    '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", '
    '"Hiragino Sans GB", "Microsoft YaHei", sans-serif'
)
_LATIN = (
    '"Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK SC", sans-serif'
)

_PAPER_INKS = """\
  --paper: #fdfcf9; --ink: #1f1d1a; --muted: #6f695f; --faint: #d9d4c9;
  --accent: #9c3a2b; --ruby: #6d675e; --panel: #f5f2ea;"""
_DARK_INKS = """\
    --paper: #1b1c1e; --ink: #d6d2ca; --muted: #96928a; --faint: #3b3c3f;
    --accent: #d98a72; --ruby: #9b968c; --panel: #232427;"""


def _marks(colours: dict[Colour, str], indent: str) -> str:
    inks = (f"{indent}--{name.value}: {value};" for name, value in colours.items())
    tints = (f"{indent}--{name.value}-tint: {_faded(value)};" for name, value in colours.items())
    return "\n".join([*inks, *tints])


def _faded(value: str) -> str:
    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {TINT})"


_LOOKS = "\n".join(
    f".tint.{name.value} {{ background-color: var(--{name.value}-tint); }}\n"
    f".underline.{name.value}, .wavy.{name.value} "
    f"{{ text-decoration-color: var(--{name.value}); }}\n"
    f".chip.{name.value} {{ background-color: var(--{name.value}); }}"
    for name in Colour
)

WORDS = f"""\
mark {{ color: inherit; background: none; }}
.tint {{ border-radius: .12em; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
.underline {{ text-decoration: underline solid .11em; text-underline-offset: .2em;
  text-decoration-skip-ink: none; }}
.wavy {{ text-decoration: underline wavy .08em; text-underline-offset: .2em;
  text-decoration-skip-ink: none; }}
.second {{ text-underline-offset: .44em; }}
{_LOOKS}
ruby {{ ruby-position: over; ruby-align: center; }}
rt {{ font: 400 .47em {_LATIN}; color: var(--ruby); letter-spacing: -.015em; padding: 0 .09em;
  text-decoration: none; -webkit-user-select: none; user-select: none; }}
.headline rt {{ font-size: .33em; }}
.heading rt {{ font-size: .43em; }}
"""
"""Highlights and pinyin."""

KINDS = f"""\
p, h2, h3 {{ margin: 0; font-weight: inherit; font-size: 1em; }}
.body {{ text-indent: 2em; text-align: justify; }}
.item {{ padding-left: 2em; margin: .35em 0; text-align: justify; }}
.label {{ font: .8em/1.6 {_SANS}; text-align: center; letter-spacing: .28em; text-indent: .28em;
  color: var(--accent); margin: .75em 0 1.75em; }}
.headline {{ font-size: 1.9em; line-height: 1.4; font-weight: 700; text-align: center;
  letter-spacing: .04em; margin: .32em 0 .37em; text-wrap: balance; }}
.deck {{ font-size: 1.1em; line-height: 1.6; text-align: center; letter-spacing: .03em;
  color: var(--muted); margin: .27em 0 1.45em; }}
.heading {{ font-size: 1.4em; line-height: 1.5; font-weight: 700; text-align: center;
  letter-spacing: .03em; margin: 1.1em 0 .93em; text-wrap: balance; }}
.editorial {{ font-weight: 400; color: var(--muted); }}
.couplet {{ font-size: 1.05em; text-align: center; letter-spacing: .08em; margin: .48em 0 1.05em; }}
.caption {{ font: .85em/1.7 {_SANS}; color: var(--muted); background: var(--panel);
  border-left: .16em solid var(--accent); padding: .8em 1.2em; margin: 1.4em 0; }}
.byline {{ font-size: .9em; text-align: right; color: var(--muted); margin: 1.1em 0 .45em;
  padding-right: 1em; }}
.credit {{ font: .8em/1.6 {_SANS}; text-align: center; color: var(--muted);
  margin: 1.75em 0 .5em; }}
.key {{ font: .78em/1.9 {_SANS}; color: var(--muted); text-align: center; margin: 0 0 2em; }}
.top + .key {{ margin-top: -2em; }}
.named {{ white-space: nowrap; margin: 0 .7em; }}
.remark {{ font-size: .9em; line-height: 1.7; background: var(--panel);
  border-left: .16em solid var(--faint); padding: .6em 1.1em; margin: 1em 0 1.5em; }}
.said {{ white-space: pre-line; overflow-wrap: anywhere; }}
.latin {{ font-family: Georgia, "Noto Serif", "Source Serif 4", "Times New Roman", {_SERIF}; }}
.quote {{ color: var(--muted); }}
.tags {{ font: .85em {_LATIN}; color: var(--muted); }}
.chip {{ display: inline-block; width: .62em; height: .62em; border-radius: 50%; margin: 0 .15em;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
a {{ color: var(--accent); text-decoration: none; }}
a:hover {{ text-decoration: underline; }}
.ref {{ font: .62em/1 {_LATIN}; vertical-align: super; padding: 0 .12em; letter-spacing: 0;
  text-indent: 0; }}
.notes {{ font-size: .85em; line-height: 1.7; border-top: 1px solid var(--faint);
  margin-top: 3.2em; padding-top: .9em; }}
"""
"""One rule for each kind of paragraph, for remarks and for notes."""

HTML_PAGE = f"""\
:root {{
  color-scheme: light dark;
{_PAPER_INKS}
{_marks(LIGHT, "  ")}
}}
@media screen and (prefers-color-scheme: dark) {{
  :root {{
{_DARK_INKS}
{_marks(DARK, "    ")}
  }}
}}
html {{ background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }}
body {{ font: 1.25rem/1.85 {_SERIF}; max-width: 36em; margin: 0 auto; padding: 3em 3em 6em;
  line-break: strict; overflow-wrap: break-word; text-spacing-trim: trim-start;
  text-autospace: no-autospace; hanging-punctuation: allow-end;
  font-variant-east-asian: normal; }}
body.ruby .body, body.ruby .item, body.ruby .couplet, body.ruby .caption,
body.ruby .byline, body.ruby .deck, body.ruby .credit, body.ruby .label {{ line-height: 2.27; }}
body.ruby .headline, body.ruby .heading {{ line-height: 1.9; }}
{WORDS}{KINDS}\
.top {{ text-align: center; margin: 0 0 3em; }}
.top h1 {{ font-size: 1.5em; line-height: 1.5; margin: 0; text-wrap: balance; }}
.top p, .colophon {{ font: .72em/1.7 {_SANS}; color: var(--muted); }}
nav {{ font: .78em/1.9 {_SANS}; background: var(--panel); border-radius: .4em; margin: 0 0 3em;
  padding: .5em 1.2em; }}
nav summary {{ cursor: pointer; color: var(--muted); }}
nav ol {{ list-style: none; margin: .3em 0 .6em; padding: 0; }}
nav li {{ padding-left: 3em; text-indent: -3em; }}
nav li.part {{ padding: .5em 0 0; text-indent: 0; color: var(--muted); }}
nav .place {{ display: inline-block; width: 3em; text-indent: 0; color: var(--muted); }}
section.chapter {{ margin: 0 0 4em; }}
.numbered {{ position: relative; }}
.number {{ position: absolute; left: -2.9em; width: 2.2em; text-align: right; text-indent: 0;
  font: .62em/3 {_LATIN}; color: var(--muted); opacity: .75; -webkit-user-select: none;
  user-select: none; }}
body.ruby .number {{ line-height: 3.65; }}
.notes h2 {{ font: 1em {_SANS}; color: var(--muted); margin: 0 0 .6em; }}
.notes ol {{ margin: 0; padding: 0 0 0 2.2em; }}
.notes li {{ margin: 0 0 .7em; padding-left: .2em; }}
.notes li::marker {{ font-family: {_LATIN}; font-size: .85em; color: var(--muted); }}
:target {{ background: var(--panel); box-shadow: 0 0 0 .35em var(--panel); border-radius: .1em; }}
.colophon {{ margin: 4em 0 0; text-align: center; overflow-wrap: anywhere; }}
@media (max-width: 44rem) {{
  body {{ font-size: 1.125rem; padding: 1.5em 1.2em 4em; }}
  .number {{ display: none; }}
}}
@media print {{
  @page {{ margin: 22mm 24mm; }}
  html {{ background: none; }}
  body {{ font-size: 11pt; max-width: none; padding: 0 0 0 2em; }}
  nav {{ display: none; }}
  .headline, .heading, .label, .deck, .top {{ break-after: avoid; }}
  .caption, .remark, .notes li {{ break-inside: avoid; }}
  p {{ orphans: 2; widows: 2; }}
  a {{ color: inherit; }}
  :target {{ background: none; box-shadow: none; }}
}}
"""
"""The one sheet of an HTML file: light, dark and on paper."""

EPUB_PAGE = f"""\
@namespace epub "http://www.idpf.org/2007/ops";
:root {{
{_PAPER_INKS}
{_marks(LIGHT, "  ")}
}}
@media (prefers-color-scheme: dark) {{
  :root {{
{_DARK_INKS}
{_marks(DARK, "    ")}
  }}
}}
body {{ font-family: {_SERIF}; line-height: 1.8; margin: 0 4%; line-break: strict; }}
body.ruby p, body.ruby h2 {{ line-height: 2.2; }}
{WORDS}{KINDS}\
.title-page {{ text-align: center; margin-top: 28%; }}
.title-page h1 {{ font-size: 1.6em; line-height: 1.5; }}
.title-page p {{ font-size: .85em; color: var(--muted); }}
aside.note {{ margin: 0 0 .7em; }}
nav ol {{ list-style: none; padding-left: 1em; line-height: 1.9; }}
nav a {{ color: inherit; }}
"""
"""The sheet of an EPUB; the ground and the size of the type are the reading system's."""

TABLE_PAGE = f"""\
:root {{
  color-scheme: light dark;
{_PAPER_INKS}
}}
@media screen and (prefers-color-scheme: dark) {{
  :root {{
{_DARK_INKS}
  }}
}}
html {{ background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }}
body {{ font: 1rem/1.6 {_LATIN}; max-width: 78em; margin: 0 auto; padding: 2.5em 2.5em 4em; }}
header {{ margin: 0 0 2em; }}
h1 {{ font: 700 1.6em/1.4 {_SERIF}; margin: 0; }}
header p, .colophon {{ font-size: .85em; color: var(--muted); margin: .4em 0 0; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ text-align: left; vertical-align: top; padding: .5rem .7rem; overflow-wrap: anywhere; }}
th:first-child {{ width: 4rem; padding-left: 0; }}
th:nth-child(4), td:nth-child(4) {{ width: 13rem; padding-right: 0; }}
thead th {{ font-size: .8em; font-weight: 600; color: var(--muted); position: sticky; top: 0;
  background: var(--paper); border-bottom: .1em solid var(--faint); }}
tbody th {{ font-weight: 400; font-size: .75em; line-height: 2.5; color: var(--muted); }}
tbody tr.opens > * {{ border-top: .07rem solid var(--faint);
  padding-top: .8rem; }}
.place {{ display: block; line-height: 1.4; color: var(--accent); }}
.source {{ font: 1.1em/1.75 {_SERIF}; line-break: strict; }}
.target {{ font: 1.05em/1.65 Georgia, "Noto Serif", "Source Serif 4", "Times New Roman", {_SERIF};
  white-space: pre-line; }}
.notes {{ font-size: .8em; line-height: 1.55; color: var(--muted); }}
.term {{ text-decoration: underline dotted .08em; text-decoration-color: var(--accent);
  text-underline-offset: .25em; text-decoration-skip-ink: none; }}
.stage {{ display: inline-block; border: .07em solid var(--faint); border-radius: .3em;
  padding: 0 .45em; margin-bottom: .3em; }}
.due span {{ color: var(--ink); }}
.said {{ white-space: pre-line; margin-top: .3em; color: var(--ink); }}
@media screen and (max-width: 48rem) {{
  body {{ padding: 1.2em 1em 3em; }}
  table, tbody, tr, td, th {{ display: block; }}
  thead {{ display: none; }}
  tbody tr {{ padding: .7rem 0; }}
  tbody tr.opens {{ border-top: .07em solid var(--faint); }}
  tbody tr > *:nth-child(n) {{ border: 0; padding: .1rem 0; width: auto; }}
  td:empty {{ display: none; }}
  .place {{ display: inline; margin-left: .8em; }}
}}
@media print {{
  @page {{ margin: 16mm 14mm; }}
  html {{ background: none; }}
  html {{ font-size: 9.5pt; }}
  body {{ max-width: none; padding: 0; }}
  thead {{ display: table-header-group; }}
  thead th {{ position: static; background: none; }}
  tr {{ break-inside: avoid; }}
}}
"""
"""The sheet of a table of sentences beside their translations."""
