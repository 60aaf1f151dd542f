"""What second readers found of facts, summaries and bottlenecks, and whether it still holds for the records of today.

Import rule: records, loading, the flat export and the lines of the letters; nothing that reads a letter by program.
"""
