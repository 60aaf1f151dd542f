"""Facts joined to boundaries: layers, totals, export. What a page view imports from here loads no geometry library."""
