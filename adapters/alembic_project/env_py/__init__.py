"""Reads what env.py does about transactions. It is never run, and little of it is evaluated."""
