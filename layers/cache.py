"""Where the cache folder is, for the app: it asks this room, as it asks for everything."""

from geo.settings import cache_folder

__all__ = ["cache_folder"]
