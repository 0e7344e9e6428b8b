"""A bookshop that sells by post."""
