"""What a project's owners have settled for its reviews."""

from typing import Protocol

from attrs import frozen

from domain.review.finding import Level


@frozen
class ProjectSettings:
    """None where nothing is settled. `never_fails` is `fail-level = "never"`."""

    database: str | None = None
    server_version: str | None = None
    fail_level: Level | None = None
    never_fails: bool = False
    store: bool = False


class SettingsReader(Protocol):
    def read(self, path: str) -> ProjectSettings:
        """From `[tool.assay]` of the pyproject.toml nearest above the path.

        Raise SettingsUnusable, which names every fault at once.
        """
        ...
