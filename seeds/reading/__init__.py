"""What a program reads in a letter: its lines, numbers, dates, names and lists. Nothing here is read by the map.

Import rule: records, loading (for the registers) and the lines of the letters.
"""
