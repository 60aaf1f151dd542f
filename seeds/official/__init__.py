"""Letters by number: a letter and its papers from the official publications and parliament's open data.

Import rule: records, files and how a CSV file is read; never the loaded facts, so that a letter can be fetched while
the records of another are unfinished.
"""
