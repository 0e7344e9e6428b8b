"""Statements made up by chance, run on real servers, and compared with what is told of them."""
