"""What `assay init` looks at, and what it writes."""
