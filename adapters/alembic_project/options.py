"""Options of the configuration, as a revision may ask for them through `context.config`."""

from collections.abc import Mapping

from attrs import field

from domain.classes import frozen
from domain.environment import UNKNOWN, Unknown

# Alembic's own are the business of whoever runs it; the URL may hold a password.
OWN = frozenset(("here", "sqlalchemy.url"))


@frozen
class Options:
    """`values` are those of the ini file, None for what may hold a password; None: no ini file was
    named. `env_py` is the text of env.py.
    """

    values: Mapping[str, str | None] | None = None
    env_py: str = field(default="", repr=False)

    def get(self, name: str) -> str | Unknown | None:
        """The option, or None where nobody sets it: a name in env.py may be set there."""
        if self.values is None or name.lower() in OWN or name in self.env_py:
            return UNKNOWN
        value = self.values.get(name.lower())
        return UNKNOWN if value is None and name.lower() in self.values else value
