"""The branch that a change is to be merged into, as services that run checks tell it, or the
settings; where git cannot tell what is new to it, everything is reviewed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import click
from attrs import evolve

from domain.classes import frozen
from domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from application.use_cases.review_history import ReviewRequest

Answer = TypeVar("Answer")

# Set for a pull or merge request alone, by: GitHub, GitLab, Bitbucket, Jenkins, Buildkite, Azure.
VARIABLES = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "CHANGE_TARGET",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
)


@frozen
class TargetBranch:
    """`variable` is where the name was found, `refs` what it may be to git."""

    name: str
    variable: str
    refs: tuple[str, ...]

    def ask(self, ask: Callable[[ReviewRequest], Answer], request: ReviewRequest) -> Answer:
        """Of what is new to the branch; where that cannot be known, why, and of everything.

        Raise InputError.
        """
        reasons = []
        for ref in self.refs:
            try:
                answer = ask(evolve(request, since=ref))
            except InputError as error:
                reasons.append(str(error))
            else:
                if self.variable in VARIABLES:
                    self.tell(f"what is new to {ref} is reviewed")
                return answer
        answer = ask(evolve(request, since=None))
        self.tell(f"what is new to it cannot be known, so everything is reviewed. {reasons[0]}")
        return answer

    def tell(self, sentence: str) -> None:
        click.echo(f"assay: {self.variable} names {self.name}: {sentence}", err=True)


def target_branch(environment: Mapping[str, str] = os.environ) -> TargetBranch | None:
    """None where no change is under way."""
    for variable in VARIABLES:
        if name := environment.get(variable, "").strip().removeprefix("refs/heads/"):
            return TargetBranch(name, variable, (f"origin/{name}", name))
    return None


def released_branch(ref: str) -> TargetBranch:
    """The one that the settings name: they are used where there is no git, too."""
    return TargetBranch(ref, "released.ref", (ref,))
