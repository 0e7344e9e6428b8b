"""Looking at what a project has before an environment is set up."""

from typing import Protocol

from application.ports.project_folder import ProjectFolder
from domain.initiation.wanted import Survey, Wanted


class ProjectSurveyor(Protocol):
    def __call__(self, folder: ProjectFolder, wanted: Wanted) -> Survey:
        """By reading alone: nothing of the project is imported or run.

        Raise ConfigurationUnreadable where a configuration is there and leads nowhere.
        """
        ...
