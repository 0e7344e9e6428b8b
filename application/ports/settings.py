"""What a project's owners have settled for its reviews."""

from collections.abc import Sequence
from typing import Protocol

from attrs import field

from domain.classes import frozen
from domain.databases.target import Target
from domain.levels import Levels
from domain.review.finding import Level
from domain.rule_options import RuleOptions
from domain.waivers import BoundWaiver


@frozen
class ProjectSettings:
    """None and empty where nothing is settled. `never_fails` is `fail-level = "never"`.

    `since` names the branch of git, `released` the revision, that hold what is released.
    `elsewhere` names settings that whatever runs the migrations makes. `sizes` and `baseline` are
    files; they, `folder`, from which patterns of paths are told, and the paths of the `waivers` are
    absolute.
    """

    targets: tuple[Target, ...] = ()
    fail_level: Level | None = None
    never_fails: bool = False
    store: bool = False
    enabled: tuple[str, ...] = ()
    levels: Levels = field(factory=Levels)
    since: str | None = None
    released: str | None = None
    elsewhere: tuple[str, ...] = ()
    sizes: str | None = None
    baseline: str | None = None
    options: RuleOptions = field(factory=RuleOptions)
    waivers: tuple[BoundWaiver, ...] = ()
    folder: str | None = None

    @property
    def database(self) -> str | None:
        """The name of the first."""
        return self.targets[0].database.value if self.targets else None

    @property
    def server_version(self) -> str | None:
        """That of the first, where it was said."""
        told = self.targets and not self.targets[0].assumed
        return self.targets[0].version_text if told else None


@frozen
class ToldSetting:
    """A setting as `assay config` shows it: its dotted key, its value as plain data, and where it
    comes from: `default`, or file and line.
    """

    key: str
    value: object
    origin: str
    sentence: str


class SettingsReader(Protocol):
    def read(self, path: str, file: str | None = None) -> ProjectSettings:
        """From that file, else from the nearest above the path: `assay.toml`, or `[tool.assay]` of
        a pyproject.toml.

        Raise SettingsUnusable, which names every fault at once, or ConfigurationUnreadable.
        """
        ...

    def told(self, path: str, file: str | None = None) -> Sequence[ToldSetting]:
        """Every setting, in the order of the documentation. Raise what `read` raises."""
        ...
