"""Checks of words: what a record says in words, compared with its cited lines.

Import rule: `seeds.reading`, records and loading. `seeds/checks/words.py` is where it is used.
"""
