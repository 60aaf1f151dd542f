"""The verdicts of second readers on facts, summaries and bottlenecks, and whether they still hold.

Import rule: records, loading, the flat export and the lines of the letters; nothing that reads a letter by program.
"""
