"""Runs a project's revisions on an empty database made for it, and tells what they really did."""
