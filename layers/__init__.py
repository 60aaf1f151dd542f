"""Facts joined to boundaries: layers, totals, export. What a page view imports from here loads no geometry library."""

import clock  # noqa: F401  before any library reads the zone of this machine
