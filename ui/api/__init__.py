"""The API: what the letters say by the standards of OGC and of Dutch government, on the built folder."""
