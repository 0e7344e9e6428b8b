"""The ports in memory: for tests, and for running without any database."""
