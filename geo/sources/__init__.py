"""Where boundaries come from: a folder of the user, the cache, PDOK, and the schematic default."""
