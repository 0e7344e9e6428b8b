"""Generated statements on a PostgreSQL server: each in a transaction of its own, rolled back."""

from random import Random
from typing import Any

from sqlalchemy import Connection

from tests.effects.generated.agreement import Disagreement, Tally, told
from tests.effects.generated.postgresql_schema import ROWS, SCHEMA
from tests.effects.generated.postgresql_statements import statement
from tests.effects.measuring import measured


def prepare(connection: Connection) -> None:
    connection.exec_driver_sql("set timezone = 'UTC'")
    connection.exec_driver_sql(SCHEMA)
    connection.exec_driver_sql("create schema made_before")
    connection.exec_driver_sql(ROWS)
    connection.commit()


def compare(connection: Connection, number: int, seed: int) -> Tally:
    prepare(connection)
    chance, tally = Random(seed), Tally()
    for _ in range(number):
        made = statement(chance)
        if made not in tally.seen:
            tally.add(made, disagreement(connection, made))
    return tally


def disagreement(connection: Connection, made: str) -> Disagreement | None:
    version = str((connection.dialect.server_version_info or (0,))[0])
    saying = told(made, "postgresql", version, SCHEMA + "create schema made_before;")
    seen = measured(connection, made)
    if "error" in seen:
        return None if foretold(saying, made, seen["error"]) else failed(made, saying, seen)
    seen["locks"] = {name: mode.title().replace(" ", "") for name, mode in seen["locks"].items()}
    seen["error"] = None
    if not made.startswith("alter domain"):
        return differing(made, words_of(saying), seen)
    # What it reads of a domain's tables the server does not log.
    return differing(made, {**words_of(saying), "scanned": seen["scanned"]}, seen)


def foretold(saying: dict[str, Any], made: str, error: str) -> bool:
    """Of several things in one statement the server names the first that it comes upon.

    It repeats a word as it was written.
    """
    reasons = [reason for reason in (saying["error"], saying["may_fail"]) if reason]
    named = any(r.lower() in error.lower() for r in reasons)
    return named or bool(", " in made and reasons)


def failed(made: str, saying: dict[str, Any], seen: dict[str, Any]) -> Disagreement:
    reason = saying["error"] or saying["may_fail"]
    return Disagreement(made, reason, seen["error"], bool(saying["assumption"]))


def differing(made: str, saying: dict[str, Any], seen: dict[str, Any]) -> Disagreement | None:
    assumed = bool(saying.pop("assumption"))
    wrong = [key for key in saying if saying[key] != seen[key]]
    if not wrong:
        return None
    return Disagreement(made, {k: saying[k] for k in wrong}, {k: seen[k] for k in wrong}, assumed)


def words_of(saying: dict[str, Any]) -> dict[str, Any]:
    return {
        "error": saying["error"],
        "locks": saying["locks"],
        "rewritten": set(saying["rewritten"]),
        "scanned": set(saying["scanned"]),
        "index_builds": saying["index_builds"],
        "proved": saying["proved_by_constraint"] is not None,
        "assumption": saying["assumption"],
    }
