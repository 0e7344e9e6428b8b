"""The facts of env.py for a diagnosis."""

import ast

from adapters.alembic_project.env_py.facts import MOST_CHARACTERS, env_py
from adapters.alembic_project.env_py.followed import followed
from adapters.alembic_project.modules import ModuleSource
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.setup import configuring, connecting, flow, importing, urls
from adapters.alembic_project.setup.ground import Looking
from adapters.alembic_project.setup.script_source import ScriptSource
from adapters.alembic_project.text import Unreadable
from domain.diagnosis.env_py import EnvPyFacts


def env_py_facts(looking: Looking) -> EnvPyFacts | None:
    """None where there is no env.py, or it leads out of the project."""
    source = env_py(looking.environment, looking.modules)
    if source is None:
        return None
    looking.keep(source.path, source.text)
    looking.env_text = source.text
    try:
        tree = parse(source.text)
    except Unreadable as fault:
        return EnvPyFacts(source.path, unreadable=f"line {fault.line}: {fault.why}")
    if len(source.text) > MOST_CHARACTERS:
        return EnvPyFacts(source.path, unreadable="it is too long")
    try:
        return facts(ScriptSource(source.path, source.text, tree), source, looking)
    except RecursionError:
        return EnvPyFacts(source.path, unreadable="it is nested too deep")


def facts(script: ScriptSource, source: ModuleSource, looking: Looking) -> EnvPyFacts:
    own, for_effect = importing.imports(script, looking.modules)
    others = [] if script.calls_by_name.get("configure") else parts(source, script.tree, looking)
    for other in others:
        looking.keep(other.path, other.text)
    scripts = (script, *others)
    asked = next((call for s in scripts if (call := flow.asks_offline(s))), None)
    where = next((s for s in scripts if flow.asks_offline(s)), script)
    return EnvPyFacts(
        path=script.path,
        configures=tuple(c for s in scripts for c in configuring.configure_calls(s)),
        offline_asked=where.written(asked) if asked else None,
        engines=tuple(configuring.engine_calls(script)),
        urls_set=tuple(urls.urls_set(script)),
        url_read=tuple(urls.urls_read(script)),
        passwords=tuple(urls.passwords(script)),
        masked_urls=tuple(urls.masked(script)),
        prints=tuple(flow.prints(script)),
        logging=tuple(importing.logging_calls(script)),
        swallowing=tuple(w for s in scripts for w in flow.swallowing(s)),
        unawaited=tuple(flow.unawaited(script)),
        beside_run_sync=tuple(flow.beside_run_sync(script)),
        before_configure=tuple(w for s in scripts for w in flow.before_configure(s)),
        openings=tuple(o for s in scripts for o in connecting.openings(s)),
        creates_tables=tuple(flow.creates_tables(script)),
        path_changes=tuple(importing.path_changes(script)),
        own_imports=own,
        side_imports=for_effect,
        connection_taken=connecting.connection_taken(script),
        connection_used=connecting.connection_used(script),
        advisory_locks=tuple(lock for s in scripts for lock in flow.advisory_locks(s)),
        search_path=tuple(flow.search_paths(script)),
        names_version_schema=any("version_table_schema" in s.text for s in scripts),
        configuration_at=importing.configuration_at(script),
        metadata_import=importing.metadata_import(script),
        first_import=importing.first_import(script),
        sqlalchemy_import=importing.sqlalchemy_import(script),
        bound_names=importing.bound_names(script),
        elsewhere=others[0].path if others else None,
    )


def parts(source: ModuleSource, tree: ast.Module, looking: Looking) -> list[ScriptSource]:
    """Of other modules what env.py uses, where one of them configures Alembic."""
    found = [
        ScriptSource(module.path, module.text, part.tree)
        for part, module in followed(source, tree, looking.modules)
    ]
    return [part for part in found if part.calls_by_name.get("configure")]
