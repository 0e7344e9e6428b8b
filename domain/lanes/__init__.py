"""The revision graph as lanes: a row a revision, a line from each to its parents."""
