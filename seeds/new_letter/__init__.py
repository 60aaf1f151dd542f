"""The next letter: candidates for facts, and the review in which a person decides on each.

Import rule: `seeds.reading`, `seeds.records`, `seeds.load.ROOT` and what writes files; never the loaded facts, so that
it works while the records of a letter are unfinished. What does read them (`as_typed`, `reader_answers`,
`finished`) says why it cannot.
"""
