"""Reads a new letter: its lines, and what in them may be a fact. Nothing here is read by the map."""
