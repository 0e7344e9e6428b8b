"""Rules about data that is gone afterwards."""
