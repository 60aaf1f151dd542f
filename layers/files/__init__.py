"""Layers as files of geography and as archives; each form is a module, loaded only when it is asked for.

Import rule: `archive` and `looks` load no geometry library; `shapes` makes the tables that the forms write, and the
forms import it, never each other, but `everything`, which is a GeoPackage with more in it.
"""
