"""What is measured: the product beside a naive app (`make bench`), how it grows, and how `propose` reads letters."""
