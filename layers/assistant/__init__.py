"""What an assistant may ask of a built folder, over the Model Context Protocol: each answer with lines and caveats."""
