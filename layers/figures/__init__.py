"""Figures of CBS that stand beside promises: fetched, kept with their origin, carried over to the map."""
