"""What can go wrong in layers, drawn at the top.

LayersError
├── UnknownNameError    a layer, province or theme that is not known
├── FilterError         a value of a filter that is not of its form
├── CatalogueError      a file of the catalogue that holds no layer
├── PlaceError          a feature for which no geometry can be had
├── CellError          a text that does not fit in a cell of a spreadsheet
├── PassageError        lines of a letter that cannot be read
├── FiguresError        figures of CBS that are incomplete, odd or not as they were kept
└── BuiltFolderError    a built folder that is missing, incomplete, broken, or not what its manifest says
"""


class LayersError(ValueError):
    """Anything that goes wrong in this room."""


class UnknownNameError(LayersError):
    """A layer, province or theme that is not known; the message lists the known ones."""


class FilterError(LayersError):
    """A value of a filter that is not of its form; the message says what is."""

    def __init__(self, name: str, written: str, form: str) -> None:
        super().__init__(f"{name} {written[:80]!r} is not understood; write it as {form}")
        self.name, self.form = name, form


class CatalogueError(LayersError):
    """A file of `layers/catalogue/` that holds no layer, or one of another name."""


class PlaceError(LayersError):
    """A feature for which no geometry can be had."""


class PassageError(LayersError):
    """Lines of a letter that cannot be read: the letter is not there, or has no such lines."""


class FiguresError(LayersError):
    """Figures of CBS that are incomplete, odd, or not what was kept; the message says which, and nothing uses them."""


class BuiltFolderError(LayersError):
    """A built folder that is missing, incomplete, broken or not what its manifest says; the message says what to do."""


class CellError(LayersError):
    """A text that does not fit in a cell of a spreadsheet; nothing is cut off in silence."""
