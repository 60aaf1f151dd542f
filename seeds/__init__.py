"""The records: what the letters say, each with the lines that say so."""
