"""Words are facts too: what a record says in words, held against the lines it cites.

Import rule: `seeds.reading`, records and loading. `seeds/checks/words.py` is where it is used.
"""
