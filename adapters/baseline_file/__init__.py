"""Baselines as files that are reviewed like code: a line for each finding, in one order."""
