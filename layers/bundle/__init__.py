"""The evidence bundle: one zip with all layers in all forms, all facts with their sources, and what describes them."""
