"""The records: what the letters say, each with the lines that say so."""

import clock  # noqa: F401  before any library reads the zone of this machine
