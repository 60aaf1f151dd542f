"""The next letter: candidates for facts, and the review in which a person decides on each.

Import rule: `seeds.reading`, `seeds.records`, `seeds.load.ROOT` and what writes files; never the loaded facts (the
command and the desk hand them to `matching`), so that it works while the records of a letter are unfinished. What does
read them for the desk (`as_typed`, `reader_answers`, `finished`) says why it cannot.
"""
