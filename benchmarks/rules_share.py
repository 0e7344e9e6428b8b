"""What the rules cost beside the reading: python -m benchmarks.rules_share PATH

In one process, on PostgreSQL, with all rules on. Prints one line: how many rules there are, and CPU
seconds: for reading and replaying; for the effects of all steps and the downgrades, on top of that;
and for the rules themselves, on top of that. Medians of a few rounds, which take turns.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import TypeVar

from attrs import evolve

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.raw_sql import SqlTakenApart
from domain.databases.target import Target
from domain.history import Revision
from domain.policy import Policy
from domain.review.engine import review
from domain.review.subject import Subject
from domain.rules import RULES
from domain.rules.rule import Rule, StepRule
from domain.schema.schema import Schema
from domain.script import RevisionScripts

ROUNDS = 5
T = TypeVar("T")


def main(path: str) -> None:
    gc.set_threshold(100_000, 50, 50)  # As the command does.
    target = Target.of("postgresql")
    policy = Policy(target, enabled=frozenset(rule.about.name for rule in RULES))
    opening, project = timed(lambda: AlembicProjectReader().open(path))
    take_apart = SqlTakenApart(SqlTextReader(), target)
    scripts: dict[str, RevisionScripts] = {}

    def read(revision: Revision, schema: Schema) -> RevisionScripts:
        if revision.path not in scripts:
            scripts[revision.path] = take_apart(project.scripts(revision, target, schema))
        return scripts[revision.path]

    subject = Subject(
        project.name, project.history, read, lambda: project.problems, project.environment
    )

    def seconds(rules: Sequence[Rule]) -> float:
        return timed(lambda: review(subject, policy, rules, lambda: None))[0]

    reading = seconds(())
    rounds = [[seconds(rules) for rules in ((), silent(), RULES)] for _ in range(ROUNDS)]
    replay, effects, everything = (median(one) for one in zip(*rounds, strict=True))
    print(len(RULES), opening + reading, effects - replay, everything - effects)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    started = process_time()
    done = work()
    return process_time() - started, done


def silent() -> tuple[Rule, ...]:
    """A rule that meets every step and says nothing: what it costs, any rule at all costs."""
    rule = next(rule for rule in RULES if isinstance(rule, StepRule))
    return (evolve(rule, check=lambda context: iter(()), operations=()),)


if __name__ == "__main__":
    main(sys.argv[1])
