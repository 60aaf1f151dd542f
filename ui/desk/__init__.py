"""The editor's desk: an app of its own, on this machine alone, in which a person takes a letter to the map."""
