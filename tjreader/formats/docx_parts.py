"""The parts of a Word document that are the same for every text: styles, relations, frames.

After ECMA-376. The children of `pPr` and `rPr` stand in the order its schemas ask for.
"""

from __future__ import annotations

from collections.abc import Iterable

from .markup import escaped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = (
    f'{_XML}<Types xmlns="{_P}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{_XML}<Relationships xmlns="{_P}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_P}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_P}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{file}.xml"/>'
        for number, (name, file) in enumerate(
            (
                ("styles", "styles"),
                ("settings", "settings"),
                ("comments", "comments"),
                ("footer", "footer1"),
            ),
            1,
        )
    )
    + "</Relationships>"
)
SETTINGS = (
    f'{_XML}<w:settings {_W}><w:zoom w:percent="110"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
FOOTER = (
    f'{_XML}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
_UPRIGHT = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1474" w:bottom="1361" '
    'w:left="1474" w:header="708" w:footer="624" w:gutter="0"/>'
)
_LYING = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>'
)
LYING_WIDTH = 14570
"""Twentieths of a point between the margins of a lying page."""


def document(body: str, *, lying: bool = False) -> str:
    """The main part around its paragraphs: A4, a page number below."""
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f"{_LYING if lying else _UPRIGHT}</w:sectPr>"
    )
    return f'{_XML}<w:document {_W} xmlns:r="{_R}"><w:body>{body}{section}</w:body></w:document>'


def core(title: str, source: str, time: str) -> str:
    """Title, source and time (`2025-08-01T12:00:00Z`) of the document."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:description>{escaped(source)}</dc:description>"
        "<dc:creator>tjreader</dc:creator><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>'
    )


def comments(made: str) -> str:
    """The part of the comments."""
    return f"{_XML}<w:comments {_W}>{made}</w:comments>"


def comment(number: int, time: str, lines: Iterable[str]) -> str:
    """One comment; each line is a paragraph of it."""
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    made = ""
    for line in lines:
        made += (
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}'
            f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        )
        mark = ""
    return (
        f'<w:comment w:id="{number}" w:author="tjreader" w:date="{time}" w:initials="tj">'
        f"{made or '<w:p/>'}</w:comment>"
    )


def styles(*, ruby: bool) -> str:
    """The style sheet; lines stand wider apart where pinyin is above them.

    They then have an exact height: what Word and LibreOffice add for phonetic guides
    differs, and differs from line to line.
    """
    made = "".join(
        _style(style_id, name, _layout(before, spacing, after, ruby=ruby), look, size)
        for style_id, name, before, spacing, after, look, size in _SHEET
    )
    return f"{_XML}<w:styles {_W}>{_DEFAULTS}{made}{_COMMENT_MARK}</w:styles>"


_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="0" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_COMMENT_MARK = (
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
)
_KEEP = "<w:keepNext/><w:keepLines/>"
_PANEL = (
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="9C3A2B"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F5F2EA"/>'
)
_CENTRE = '<w:jc w:val="center"/>'
_TOP, _BELOW = (f'<w:outlineLvl w:val="{level}"/>' for level in (0, 1))
_FIRST = '<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>'
_HANGING = '<w:ind w:left="480"/><w:jc w:val="both"/>'
_INSET = '<w:ind w:left="280" w:right="240"/>'
_BOLD = "<w:b/>"
_GREY = '<w:color w:val="6F695F"/>'
_RED = '<w:color w:val="9C3A2B"/><w:spacing w:val="50"/>'
_SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei"/>'

_SHEET: tuple[tuple[str, str, str, tuple[int, int, int, int], str, str, int], ...] = (
    ("Title", "Title", "", (0, 120, 320, 0), _CENTRE, _BOLD, 36),
    ("Subtitle", "Subtitle", "", (0, 720, 280, 0), _CENTRE, _SANS + _GREY, 19),
    ("Label", "Label", "", (240, 360, 320, 480), _CENTRE, _SANS + _RED, 19),
    ("Headline", "heading 1", _KEEP, (240, 120, 320, 900), _CENTRE + _TOP, _BOLD, 40),
    ("Deck", "Deck", "", (60, 420, 360, 600), _CENTRE, _GREY, 26),
    ("Heading", "heading 2", _KEEP, (480, 300, 320, 760), _CENTRE + _BELOW, _BOLD, 32),
    ("Editorial", "Editorial Title", _KEEP, (480, 300, 320, 0), _CENTRE + _BELOW, _GREY, 32),
    ("Couplet", "Couplet", "", (120, 240, 400, 580), _CENTRE, "", 25),
    ("Body", "Body Text", "", (0, 0, 400, 560), _FIRST, "", 24),
    ("Item", "Item", "", (80, 80, 400, 560), _HANGING, "", 24),
    ("Caption", "caption", _PANEL, (280, 280, 380, 500), _INSET, _SANS + _GREY, 20),
    ("Byline", "Byline", "", (240, 80, 360, 540), '<w:jc w:val="right"/>', _GREY, 22),
    ("Credit", "Credit", "", (320, 80, 320, 480), _CENTRE, _SANS + _GREY, 19),
    ("Footer", "footer", "", (0, 0, 240, 0), _CENTRE, _GREY, 18),
    ("CellHead", "Cell Head", "", (40, 40, 240, 0), "", _SANS + _BOLD + _GREY, 17),
    ("CellSource", "Cell Source", "", (60, 60, 300, 0), "", "", 22),
    ("CellTarget", "Cell Target", "", (60, 60, 276, 0), "", "", 21),
    ("CellNote", "Cell Note", "", (60, 60, 250, 0), "", _SANS + _GREY, 17),
    ("CommentText", "annotation text", "", (0, 0, 240, 0), "", "", 20),
)
"""Id, name, what stands before the spacing; above, below (twentieths of a point), the line
(240ths of one), its height with pinyin (twentieths of a point; 0: the same without); what
stands after it, the look, the size in half points."""


def _layout(before: str, spacing: tuple[int, int, int, int], after: str, *, ruby: bool) -> str:
    """The layout of paragraphs of a style."""
    above, below, line, exact = spacing
    height = f'w:line="{exact}" w:lineRule="exact"'
    if not (ruby and exact):
        height = f'w:line="{line}" w:lineRule="auto"'
    return f'{before}<w:spacing w:before="{above}" w:after="{below}" {height}/>{after}'


def _style(style_id: str, name: str, layout: str, look: str, half_points: int) -> str:
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{layout}</w:pPr>'
        f"<w:rPr>{look}{size}</w:rPr></w:style>"
    )
