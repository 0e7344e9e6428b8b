"""Rules about locks: what others cannot do meanwhile."""
