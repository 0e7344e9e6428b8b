"""script.py.mako, and what revisions import that it does not."""

import re
from collections import Counter
from collections.abc import Mapping

from adapters.alembic_project.places import told_from
from adapters.alembic_project.setup.ground import Looking
from domain.diagnosis.env_py import EnvPyFacts
from domain.diagnosis.surroundings import TemplateFacts

IMPORT = re.compile(r"^(?:import|from)\s+(sqlmodel|geoalchemy2|pgvector|sqlalchemy_utils)\b", re.M)


def template_facts(
    looking: Looking, env_py: EnvPyFacts | None, texts: Mapping[str, str]
) -> TemplateFacts | None:
    """Beside the scripts, or beside env.py where the revisions alone were named."""
    scripts = looking.environment.scripts
    if scripts is None and env_py is not None:
        scripts = (looking.root / env_py.path).parent
    if scripts is None:
        return None
    file = scripts / "script.py.mako"
    text = looking.read(file)
    counts: Counter[str] = Counter()
    for content in texts.values():
        counts.update(set(IMPORT.findall(content)))
    missing = tuple(
        (name, count)
        for name, count in sorted(counts.items())
        if count > 1 and text is not None and name not in text
    )
    return TemplateFacts(told_from(looking.root, file), text, missing)
