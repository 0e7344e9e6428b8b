"""The schema that a history builds, and how each operation changes it."""
