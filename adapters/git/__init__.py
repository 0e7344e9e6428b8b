"""What git knows of a project. Nothing of the project is run, and nothing is fetched."""
