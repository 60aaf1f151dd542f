"""Facts, figures and bottlenecks in words and HTML."""
