"""Rules about the release that is still running."""
