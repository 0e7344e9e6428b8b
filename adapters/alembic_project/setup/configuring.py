"""How env.py configures Alembic, and with which engines."""

import ast
from collections.abc import Iterator

from adapters.alembic_project.env_py.connections import ENGINES
from adapters.alembic_project.env_py.keywords import Keywords
from adapters.alembic_project.env_py.places import Place, receiver
from adapters.alembic_project.setup.anywhere import anywhere
from adapters.alembic_project.setup.script_source import ScriptSource
from domain.diagnosis.env_py import ConfigureCall, EngineCall, Given, Mode
from domain.environment import UNKNOWN


def configure_calls(script: ScriptSource) -> Iterator[ConfigureCall]:
    for call, place in script.calls("configure"):
        if receiver(call) == "MigrationContext" or not receiver(call).lower().endswith("context"):
            continue
        keywords = script.keywords.of_call(call, place.scope)
        yield ConfigureCall(
            script.written(call),
            mode(script, call, place, keywords),
            {name: given(script, value, place) for name, value in keywords.values.items()},
            keywords.complete,
            "" if isinstance(place.scope, ast.Module) else place.scope.name,
        )


def mode(script: ScriptSource, call: ast.Call, place: Place, keywords: Keywords) -> Mode:
    told = script.mode(call, place.scope)
    if told is not None:
        return told
    offline = "connection" not in keywords.values and (
        "url" in keywords.values or "dialect_name" in keywords.values
    )
    return Mode.OFFLINE if offline and keywords.complete else Mode.ONLINE


def given(script: ScriptSource, value: ast.expr | None, place: Place) -> Given:
    if value is None:
        return Given("")
    constant = script.keywords.constant(value, place.scope)
    return Given(
        ast.unparse(value),
        script.written(value),
        UNKNOWN if constant is None else constant.value,
    )


def engine_calls(script: ScriptSource) -> Iterator[EngineCall]:
    for name in ENGINES:
        for call, place in script.calls(name):
            keywords = script.keywords.of_call(call, place.scope)
            sources = {k: ast.unparse(v) if v else "" for k, v in keywords.values.items()}
            if call.args:
                sources[""] = ast.unparse(call.args[0])
            url = anywhere(script, call.args[0], place.scope) if call.args else ""
            made = "" if name.endswith("from_config") else url
            yield EngineCall(script.written(call), name, sources, keywords.complete, made)
