"""The map: its document, its files, what it shows of a view, the small maps."""
