"""Whether what is told of a statement is what a server did."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from adapters.reports.effects_json import JsonEffectsReport
from adapters.sql.reader import SqlTextReader
from application.use_cases.tell_effects import EffectsQuestion, SqlSource, TellEffects


@frozen
class Disagreement:
    """`assumed`: the answer said itself that it rests on something unknown."""

    statement: str
    told: object
    seen: object
    assumed: bool = False

    def __str__(self) -> str:
        return f"{self.statement}\n    told {self.told}\n    seen {self.seen}"


@define
class Tally:
    """By the first words of the statements: how many, and which of them disagree."""

    tried: Counter[str] = field(factory=Counter)
    disagreeing: Counter[str] = field(factory=Counter)
    assumed: Counter[str] = field(factory=Counter)
    disagreements: list[Disagreement] = field(factory=list)
    seen: set[str] = field(factory=set)

    def add(self, statement: str, found: Disagreement | None) -> None:
        kind = kind_of(statement)
        self.seen.add(statement)
        self.tried[kind] += 1
        if found is not None and found.assumed:
            self.assumed[kind] += 1
        elif found is not None:
            self.disagreeing[kind] += 1
            self.disagreements.append(found)

    def table(self) -> Iterator[str]:
        yield "| statement | tried | agree | otherwise, as assumed |\n|---|---|---|---|"
        for kind, tried in sorted(self.tried.items()):
            yield row(kind, tried, self.disagreeing[kind], self.assumed[kind])
        counts = (each.total() for each in (self.tried, self.disagreeing, self.assumed))
        yield row("all", *counts)


def row(kind: str, tried: int, disagreeing: int, assumed: int) -> str:
    return f"| {kind} | {tried} | {tried - disagreeing - assumed} | {assumed or ''} |"


def kind_of(statement: str) -> str:
    words = statement.split()
    if words[:2] == ["alter", "table"]:
        several = " several" if statement.count(",") and " (" not in statement else ""
        return " ".join(["alter table", *words[3:5]]) + several
    return " ".join(words[:2])


def told(statement: str, database: str, version: str, schema: str) -> dict[str, Any]:
    question = EffectsQuestion(
        SqlSource(statement, "generated"), database, version, SqlSource(schema, "schema")
    )
    answer = TellEffects(SqlTextReader())(question)
    found = json.loads(JsonEffectsReport().render(answer))["statements"]
    assert isinstance(found[0], dict)
    return found[0]
