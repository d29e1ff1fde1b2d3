"""The translator's side of the window: terms, candidates, the sentence desk, checks.

Nothing of it is loaded before somebody first wishes for it (`ui/ondemand.py`).
"""
