"""Figures of CBS that stand beside promises: fetched, kept with their origin, carried to the municipalities of the map."""
