"""The letters' own lines for the app, where the user has the letters at hand: the app knows this room, not `seeds`."""

from seeds.passages import documents_folder, passage

__all__ = ["documents_folder", "passage"]
