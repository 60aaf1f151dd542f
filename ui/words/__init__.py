"""The words of each part of the app that is not the map, a typed table per part: `WORDS[language]` in each module.

A module holds one frozen dataclass and its instances in Dutch and English, so that a word missing in one of them is a
type error. A test holds that both fill the same places.
"""
