"""What a diagnosis rests on: the parts of the set-up that were read."""

from collections.abc import Iterator

from domain.diagnosis.diagnosis import LookedAt
from domain.diagnosis.setup import Setup


def looked_at(setup: Setup) -> Iterator[LookedAt]:
    yield LookedAt("configuration", configuration(setup))
    yield LookedAt("env.py", env_py(setup))
    template = setup.template
    if template is not None:
        missing = "" if template.text is not None else " (missing)"
        yield LookedAt("template", f"{template.path}{missing}")
    yield LookedAt("revisions", revisions(setup))
    used = ", ".join(sorted(database.value for database in setup.databases))
    yield LookedAt("databases", used or "nothing says which")
    yield LookedAt("code", f"{setup.around.files:,} other files, for what runs Alembic")
    if setup.elsewhere:
        yield LookedAt(
            "assumed", f"{' and '.join(setup.elsewhere)} set by what runs the migrations"
        )
    if setup.models is not None:
        yield LookedAt(
            "models", f"{len(setup.models.models)} in {setup.models.files} files, from source"
        )


def configuration(setup: Setup) -> str:
    facts = setup.configuration
    if facts.unsought:
        return f"not looked for: a folder of {facts.unsought} was named"
    return facts.path or "none was found"


def env_py(setup: Setup) -> str:
    env = setup.env_py
    if env is None:
        return "none was found"
    if env.unreadable is not None:
        return f"{env.path} could not be read: {env.unreadable}"
    if env.elsewhere is not None:
        return f"{env.path}, which lets {env.elsewhere} configure Alembic"
    if not env.configures:
        return f"{env.path}; what configures Alembic was not found"
    return env.path


def revisions(setup: Setup) -> str:
    history = setup.history
    heads = ", ".join(head.id for head in history.heads[:4])
    many = "s" if len(history.heads) != 1 else ""
    return f"{len(history.revisions)}, head{many} {heads or 'none'}"
