"""The naming convention that env.py has Alembic use, through the metadata that it hands over."""

import ast
from collections.abc import Iterator

from adapters.alembic_project.env_py.script import EnvScript, agreed
from adapters.alembic_project.modules import ModuleFinder, ModuleSource
from domain.environment import UNKNOWN, Fact, NamingConvention, Unknown


def naming(
    script: EnvScript, source: ModuleSource, modules: ModuleFinder
) -> Fact[NamingConvention | None]:
    """None where it has none; what is made while env.py runs is UNKNOWN."""
    facts: Iterator[Fact[NamingConvention | None]] = (
        Fact(
            convention(source, metadata, modules) if metadata else UNKNOWN,
            script.location(metadata or script.tree),
        )
        for metadata in handed_over(script)
    )
    return agreed(facts, Fact(None))


def convention(
    source: ModuleSource, metadata: ast.expr, modules: ModuleFinder
) -> NamingConvention | Unknown | None:
    """Loads the evaluator only where there is metadata to evaluate."""
    from adapters.alembic_project.evaluator.metadata import convention_of

    return convention_of(source, metadata, modules)


def handed_over(script: EnvScript) -> Iterator[ast.expr | None]:
    """The expression for each `target_metadata`, once; None where it is not plain."""
    seen = set()
    if not script.configurations:
        yield None
    for _, place, keywords in script.configurations:
        node = keywords.values.get("target_metadata")
        if node is None and keywords.complete and "target_metadata" not in keywords.values:
            continue
        if isinstance(node, ast.Name) and place.scope is not script.tree:
            names = script.keywords.names
            scope = names.scope_of(node.id, place.scope, script.tree)
            if scope is not script.tree:
                node = names.only_value(node.id, scope)
        told = node and ast.dump(node)
        if told not in seen:
            seen.add(told)
            yield node
