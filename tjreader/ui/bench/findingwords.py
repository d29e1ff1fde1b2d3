"""What is said of a finding, made from what it holds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ...desk.checks.finding import Finding, FindingKind, Severity


def kind_name(kind: FindingKind) -> str:
    """A kind of findings for people."""
    names = {
        FindingKind.TERM_UNUSED: QCoreApplication.translate("Findings", "Term not used"),
        FindingKind.DECISION_CHANGED: QCoreApplication.translate("Findings", "Earlier decision"),
        FindingKind.DEPRECATED_USED: QCoreApplication.translate("Findings", "Rendering not wanted"),
        FindingKind.FORBIDDEN_FORM: QCoreApplication.translate("Findings", "Form not wanted"),
        FindingKind.TWO_RENDERINGS: QCoreApplication.translate("Findings", "Two renderings"),
        FindingKind.TWO_TERMS: QCoreApplication.translate("Findings", "Two terms"),
        FindingKind.NUMBER_MISSING: QCoreApplication.translate("Findings", "Number missing"),
        FindingKind.NUMBER_EXTRA: QCoreApplication.translate("Findings", "Number too many"),
        FindingKind.BOUND_DIFFERS: QCoreApplication.translate("Findings", "More or less"),
        FindingKind.UNTRANSLATED: QCoreApplication.translate("Findings", "Open"),
        FindingKind.EMPTY: QCoreApplication.translate("Findings", "Empty"),
        FindingKind.UNCHANGED: QCoreApplication.translate("Findings", "Unchanged"),
        FindingKind.CHINESE_LEFT: QCoreApplication.translate("Findings", "Chinese left"),
        FindingKind.UNPAIRED_SOURCE: QCoreApplication.translate("Findings", "Unpaired in source"),
        FindingKind.UNPAIRED: QCoreApplication.translate("Findings", "Unpaired"),
        FindingKind.SPACING: QCoreApplication.translate("Findings", "Spaces"),
        FindingKind.LENGTH: QCoreApplication.translate("Findings", "Length"),
    }
    return names[kind]


def severity_name(severity: Severity) -> str:
    """How much a finding matters, for people."""
    return {
        Severity.FAULT: QCoreApplication.translate("Findings", "To mend"),
        Severity.DOUBT: QCoreApplication.translate("Findings", "To look at"),
        Severity.QUIET: QCoreApplication.translate("Findings", "Minor"),
    }[severity]


def told(finding: Finding) -> str:
    """One sentence that says what was found."""
    said = _of_terms(finding.kind) or _of_words(finding)
    return said.format(form=finding.form, found=finding.found, wanted=finding.wanted)


def _of_terms(kind: FindingKind) -> str:
    """What is said of terms and numbers; names in braces are filled in."""
    return {
        FindingKind.TERM_UNUSED: QCoreApplication.translate(
            "Findings", "{form} is decided as “{wanted}”, which is not in the sentence."
        ),
        FindingKind.DECISION_CHANGED: QCoreApplication.translate(
            "Findings", "{form} is still “{found}”; now it is decided as “{wanted}”."
        ),
        FindingKind.DEPRECATED_USED: QCoreApplication.translate(
            "Findings", "“{found}” is not to be used for {form}."
        ),
        FindingKind.FORBIDDEN_FORM: QCoreApplication.translate(
            "Findings", "The source prints {form}, which ought not to be written."
        ),
        FindingKind.TWO_RENDERINGS: QCoreApplication.translate(
            "Findings", "{form} is “{found}” here and “{wanted}” elsewhere."
        ),
        FindingKind.TWO_TERMS: QCoreApplication.translate(
            "Findings", "“{found}” stands for more than one term: {form}."
        ),
        FindingKind.NUMBER_MISSING: QCoreApplication.translate(
            "Findings", "The number {form} is not in the translation."
        ),
        FindingKind.NUMBER_EXTRA: QCoreApplication.translate(
            "Findings", "The number “{found}” is not in the source."
        ),
        FindingKind.BOUND_DIFFERS: QCoreApplication.translate(
            "Findings", "{form} and “{found}” differ in “more than” or “about”."
        ),
    }.get(kind, "")


def _of_words(finding: Finding) -> str:
    """What is said of the words of a sentence."""
    if finding.kind is FindingKind.LENGTH:
        if finding.wanted == "short":
            return QCoreApplication.translate("Findings", "The translation is very short.")
        return QCoreApplication.translate("Findings", "The translation is very long.")
    return {
        FindingKind.UNTRANSLATED: QCoreApplication.translate(
            "Findings", "The sentence is not translated yet."
        ),
        FindingKind.EMPTY: QCoreApplication.translate(
            "Findings", "The sentence is told as begun or done, but has no words."
        ),
        FindingKind.UNCHANGED: QCoreApplication.translate(
            "Findings", "The translation is the sentence of the source."
        ),
        FindingKind.CHINESE_LEFT: QCoreApplication.translate(
            "Findings", "“{found}” is still Chinese."
        ),
        FindingKind.UNPAIRED_SOURCE: QCoreApplication.translate(
            "Findings", "The mark {form} has no fellow in the source."
        ),
        FindingKind.UNPAIRED: QCoreApplication.translate(
            "Findings", "The mark {found} has no fellow in the translation."
        ),
        FindingKind.SPACING: QCoreApplication.translate(
            "Findings", "There is a space too many in the translation."
        ),
    }[finding.kind]
