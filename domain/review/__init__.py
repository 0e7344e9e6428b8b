"""Reviewing: findings, verdict, and the pure function that produces them."""
