"""The coverage report as one printed page: HTML, or Markdown.

A page has room for so many rows; the rest is counted. Everything that comes from a file or a
person is escaped. The HTML has no script and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..desk.coverage import AcceptedRow, Coverage, DecisionRow, OpenRow, SectionRow
from ..desk.segments import Progress
from ..text.clean import shortened
from . import export_markdown
from .coverage_words import ENGLISH, Words
from .markup import escaped

UNDECIDED, OPEN, ACCEPTED, DECISIONS = 40, 12, 5, 5
"""Rows of each list on the page."""
_LONG = 36
"""Code points of a quotation or a reason."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SANS = (
    '"Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK SC", '
    '"Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
)
_SHEET = f"""\
@page {{ size: A4; margin: 13mm 15mm; }}
:root {{ --ink: #1f1d1a; --muted: #6f695f; --faint: #ddd8ce; --accent: #9c3a2b; --bar: #b9b2a4; }}
html {{ background: #fff; color: var(--ink); }}
body {{ font: 8.6pt/1.42 {_SANS}; max-width: 180mm; margin: 0 auto;
  font-variant-numeric: lining-nums;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
@media screen {{ body {{ padding: 13mm 0; }} }}
header {{ display: flex; justify-content: space-between; align-items: baseline; gap: 2em;
  border-bottom: 1.2pt solid var(--ink); padding-bottom: 1.6mm; margin-bottom: 2.6mm; }}
h1 {{ font-size: 15pt; line-height: 1.2; margin: 0; font-weight: 600; }}
h2 {{ font-size: 8.6pt; font-weight: 600; margin: 3mm 0 .8mm; color: var(--accent); }}
p {{ margin: 0 0 1mm; }}
.muted, header p {{ color: var(--muted); margin: 0; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums lining-nums; }}
th {{ font-weight: 400; color: var(--muted); text-align: right; padding: 0 0 .6mm 2.4mm;
  white-space: nowrap; }}
th:nth-child(-n+2), td:nth-child(-n+2) {{ text-align: left; padding-left: 0; }}
td {{ text-align: right; padding: .45mm 0 .45mm 2.4mm; border-top: .4pt solid var(--faint); }}
td:first-child {{ color: var(--muted); width: 9mm; }}
td:nth-child(2) {{ white-space: nowrap; }}
td.bar {{ width: 20mm; padding-left: 3mm; }}
tr.sum td {{ border-top: .8pt solid var(--ink); font-weight: 600; color: var(--ink); }}
.track {{ display: flex; height: 1.7mm; background: var(--faint); }}
.track i {{ display: block; height: 100%; }}
.is-done {{ background: var(--accent); }}
.is-draft {{ background: var(--bar); }}
.zero {{ color: var(--bar); }}
.run span {{ white-space: nowrap; margin-right: .9em; }}
.run small {{ font-size: 1em; color: var(--muted); }}
ul {{ list-style: none; margin: 0; padding: 0; }}
li {{ padding: .25mm 0; }}
li {{ padding-left: 14mm; text-indent: -14mm; break-inside: avoid; }}
li .place {{ display: inline-block; width: 14mm; text-indent: 0; color: var(--muted); }}
li.dated {{ padding-left: 19mm; text-indent: -19mm; }}
li.dated .place {{ width: 19mm; white-space: nowrap; }}
.two {{ columns: 2; column-gap: 7mm; }}
.columns {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 7mm; }}
"""


def to_html(report: Coverage, words: Words = ENGLISH) -> bytes:
    """The report as one HTML file of one A4 page."""
    return "".join(_page(report, words)).encode("utf-8", "replace")


def _page(report: Coverage, words: Words) -> Iterator[str]:
    title = escaped(report.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{words.tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} · {words.title}</title>\n<style>\n{_SHEET}</style>\n</head>\n<body>\n"
        f'<header><div><h1 lang="zh-Hans">{title}</h1><p>{words.title}, {_into(report, words)}'
        f"</p></div><p>{escaped(report.made[:10])} · {escaped(report.revision[:12])}</p></header>\n"
    )
    yield _table(report, words)
    yield f"<p>{_terms_told(report, words)}</p>\n"
    yield _undecided(report, words)
    yield _findings(report, words)
    yield '<div class="columns">\n<section>\n'
    yield _list(
        words.accepted,
        [_accepted_row(row, words) for row in report.accepted[:ACCEPTED]],
        _more(len(report.accepted), ACCEPTED, words),
        words.none_accepted,
    )
    yield "</section>\n<section>\n"
    yield _list(
        words.decisions,
        [_decision_row(row, words) for row in report.decisions[:DECISIONS]],
        _more(len(report.decisions), DECISIONS, words),
        words.none_decided,
        " class=dated",
    )
    yield "</section>\n</div>\n</body>\n</html>\n"


def _into(report: Coverage, words: Words) -> str:
    return escaped(words.into.format(language=_language(report, words)))


def _language(report: Coverage, words: Words) -> str:
    """The name of the language for people, or its tag."""
    return words.languages.get(report.language.partition("-")[0].lower(), report.language)


def _terms_told(report: Coverage, words: Words) -> str:
    return words.terms_told.format(
        decided=report.decided,
        terms=report.terms,
        covered=report.covered,
        occurrences=report.occurrences,
    )


def _table(report: Coverage, words: Words) -> str:
    names = (words.sentences, words.characters, words.open, words.draft, words.done)
    heads = "".join(f"<th>{each}</th>" for each in (*names, "", words.terms))
    heads += f"<th>{words.findings}</th><th>{words.fine}</th>"
    rows = "".join(_section(row) for row in report.sections)
    total = SectionRow(
        "",
        words.all,
        report.total,
        report.occurrences,
        report.covered,
        sum(row.open for row in report.sections),
        sum(row.accepted for row in report.sections),
    )
    return (
        f"<table>\n<thead><tr><th></th><th>{words.sections}</th>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}{_section(total, ' class=sum')}</tbody>\n</table>\n"
    )


def _section(row: SectionRow, kind: str = "") -> str:
    told = row.progress
    cells = [
        told.all.sentences,
        told.all.characters,
        told.open.sentences,
        told.draft.sentences,
        told.done.sentences,
    ]
    numbers = "".join(_cell(each) for each in cells)
    terms = f"<td>{row.decided}/{row.terms}</td>" if row.terms else '<td class="zero">–</td>'
    return (
        f'<tr{kind}><td>{row.code}</td><td lang="zh-Hans">{escaped(row.title)}</td>{numbers}'
        f'<td class="bar">{_bar(told)}</td>{terms}{_cell(row.open)}{_cell(row.accepted)}</tr>\n'
    )


def _cell(value: int) -> str:
    return f"<td>{value:,}</td>" if value else '<td class="zero">0</td>'


def _bar(told: Progress) -> str:
    """Done and draft as shares of the characters."""
    whole = told.all.characters or 1
    done, draft = (100 * each.characters / whole for each in (told.done, told.draft))
    return (
        f'<div class="track"><i class="is-done" style="width:{done:.1f}%"></i>'
        f'<i class="is-draft" style="width:{draft:.1f}%"></i></div>'
    )


def _undecided(report: Coverage, words: Words) -> str:
    if not report.undecided:
        return f"<h2>{words.undecided}</h2>\n<p>{words.none_undecided}</p>\n"
    terms = "".join(
        f'<span><span lang="zh-Hans">{escaped(shortened(row.name, _LONG))}</span> '
        f"<small>{row.occurrences}</small></span> "
        for row in report.undecided[:UNDECIDED]
    )
    more = _more(len(report.undecided), UNDECIDED, words)
    return f'<h2>{words.undecided}</h2>\n<p class="run">{terms}{more}</p>\n'


def _findings(report: Coverage, words: Words) -> str:
    """The kinds with their counts, then the first places."""
    kinds = "".join(
        f"<span>{words.kinds[row.kind]} <small>{row.open}</small></span> "
        for row in report.kinds
        if row.open
    )
    rows = [_open_row(row, words) for row in report.open[:OPEN]]
    head = f"<h2>{words.found}</h2>\n"
    if not kinds:
        return f"{head}<p>{words.none_found}</p>\n"
    items = "".join(f"<li>{row}</li>\n" for row in rows)
    more = _more(len(report.open), OPEN, words)
    last = f'<li class="muted">{more}</li>\n' if more else ""
    return f'{head}<p class="run">{kinds}</p>\n<ul class="two">\n{items}{last}</ul>\n'


def _list(title: str, rows: Sequence[str], more: str, none: str, kind: str = "") -> str:
    if not rows:
        return f"<h2>{title}</h2>\n<p>{none}</p>\n"
    items = "".join(f"<li{kind}>{row}</li>\n" for row in rows)
    last = f'<li class="muted">{more}</li>\n' if more else ""
    return f"<h2>{title}</h2>\n<ul>\n{items}{last}</ul>\n"


def _more(count: int, shown: int, words: Words) -> str:
    return words.more.format(count=count - shown) if count > shown else ""


def _open_row(row: OpenRow, words: Words) -> str:
    said = _said(row)
    return f'<span class="place">{row.code}</span>{words.kinds[row.kind]}{said}'


def _said(row: OpenRow | AcceptedRow) -> str:
    """What the source says, what the translation does, and what it ought to."""
    parts = []
    if row.form:
        parts.append(f'<span lang="zh-Hans">{escaped(shortened(row.form, _LONG))}</span>')
    if row.found:
        parts.append(escaped(_quoted(row.found)))
    said = ": " + " · ".join(parts) if parts else ""
    return said + (f" → {escaped(shortened(row.wanted, _LONG))}" if row.wanted else "")


def _quoted(found: str) -> str:
    """Words of the translation; a mark alone is told as it stands."""
    words = shortened(found, _LONG)
    return f"“{words}”" if any(each.isalnum() for each in words) else words


def _accepted_row(row: AcceptedRow, words: Words) -> str:
    reason = escaped(shortened(row.reason, _LONG)) or f"({words.without_reason})"
    return (
        f'<span class="place">{row.code}</span>{words.kinds[row.kind]}{_said(row)}'
        f' <span class="muted">— {reason}</span>'
    )


def _decision_row(row: DecisionRow, words: Words) -> str:
    before = escaped(shortened(row.before, _LONG)) or words.first
    reason = f' <span class="muted">— {escaped(shortened(row.reason, _LONG))}</span>'
    return (
        f'<span class="place">{escaped(row.date[:10])}</span> '
        f'<span lang="zh-Hans">{escaped(shortened(row.name, _LONG))}</span>: {before} '
        f"{words.stands} {escaped(shortened(row.after, _LONG))}{reason if row.reason else ''}"
    )


# Markdown


def to_markdown(report: Coverage, words: Words = ENGLISH) -> bytes:
    """The report as Markdown: the same, without bars, and with nothing left out."""
    return "\n".join(_lines(report, words)).encode("utf-8", "replace")


def _md(said: str) -> str:
    """Words in one cell or line of Markdown."""
    return export_markdown.escaped(" ".join(said.split()), first=False)


def _lines(report: Coverage, words: Words) -> Iterator[str]:
    yield f"# {_md(report.title)}\n"
    yield (
        f"{words.title}, {_md(words.into.format(language=_language(report, words)))} · "
        f"{report.made[:10]} · {report.revision[:12]}\n"
    )
    names = (words.sentences, words.characters, words.open, words.draft, words.done)
    heads = ("§", words.sections, *names, words.terms, words.findings, words.fine)
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|" + "---:|" * (len(heads) - 2)
    for row in report.sections:
        yield _row(row.code, row.title, row)
    total = SectionRow(
        "",
        "",
        report.total,
        report.occurrences,
        report.covered,
        sum(row.open for row in report.sections),
        sum(row.accepted for row in report.sections),
    )
    yield _row("", words.all, total)
    yield f"\n{_terms_told(report, words)}\n"
    yield f"## {words.undecided}\n"
    terms = [f"{_md(row.name)} ({row.occurrences})" for row in report.undecided]
    yield ", ".join(terms) or words.none_undecided
    yield f"\n## {words.found}\n"
    kinds = [f"{words.kinds[row.kind]} ({row.open})" for row in report.kinds if row.open]
    yield ", ".join(kinds) or words.none_found
    yield ""
    yield from (f"- {_md_open(row, words)}" for row in report.open)
    yield f"\n## {words.accepted}\n"
    yield from [f"- {_md_accepted(row, words)}" for row in report.accepted] or [words.none_accepted]
    yield f"\n## {words.decisions}\n"
    yield from [f"- {_md_decision(row, words)}" for row in report.decisions] or [words.none_decided]
    yield ""


def _row(code: str, title: str, row: SectionRow) -> str:
    told = row.progress
    cells = (
        code,
        _md(title),
        str(told.all.sentences),
        str(told.all.characters),
        str(told.open.sentences),
        str(told.draft.sentences),
        str(told.done.sentences),
        f"{row.decided}/{row.terms}",
        str(row.open),
        str(row.accepted),
    )
    return f"| {' | '.join(cells)} |"


def _md_open(row: OpenRow | AcceptedRow, words: Words) -> str:
    parts = [_md(each) for each in (row.form, row.found and _quoted(row.found)) if each]
    said = ": " + " · ".join(parts) if parts else ""
    wanted = f" → {_md(row.wanted)}" if row.wanted else ""
    return f"{row.code} {words.kinds[row.kind]}{said}{wanted}".strip()


def _md_accepted(row: AcceptedRow, words: Words) -> str:
    return f"{_md_open(row, words)} — {_md(row.reason) or words.without_reason}"


def _md_decision(row: DecisionRow, words: Words) -> str:
    reason = f" — {_md(row.reason)}" if row.reason else ""
    before = _md(row.before) or words.first
    return f"{row.date[:10]} {_md(row.name)}: {before} {words.stands} {_md(row.after)}{reason}"
