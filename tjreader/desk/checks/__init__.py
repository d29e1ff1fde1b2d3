"""What looks wrong in a translation, sentence by sentence and across sentences.

`checker.Checker` puts the families together: `terms`, `figures`, `wording`, `across`. Findings
are values (`finding.Finding`); what a window or a command says of them is made there.
"""
