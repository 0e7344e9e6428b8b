"""What the project's own code maps to tables: its models, read and never imported."""
