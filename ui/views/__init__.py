"""The views of the page: map, sources, about."""
