"""What a program can check without a second reader: figures, words, coverage and paragraphs against the letters.

Import rule: everything below it in the list of `seeds/README.md`; nothing but the commands imports it.
"""
