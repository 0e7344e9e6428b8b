"""An object of the project, as users name it: `module:attribute.attribute()`."""

import re
from keyword import iskeyword

from domain.classes import frozen
from domain.errors import InputError

NAMED = re.compile(r"(?P<module>[\w.]+):(?P<path>\w+(?:\(\))?(?:\.\w+(?:\(\))?)*)")


@frozen
class Named:
    """`module` is dotted, `path` starts with a name that the module binds: `get_settings().url`."""

    module: str
    path: str

    @property
    def name(self) -> str:
        return re.split(r"[.(]", self.path, maxsplit=1)[0]


def named(option: str, text: str) -> Named:
    """Raise InputError, which names the option."""
    match = NAMED.fullmatch(text)
    parts = re.split(r"[.:]", text.replace("()", ""))
    if match is None or not all(map(is_name, parts)):
        raise InputError(
            f"{option} {text!r}: not module:attribute, as in shop.settings:DATABASE_URL, "
            "shop.settings:settings.database_url or shop.settings:get_settings().database_url."
        )
    return Named(match["module"], match["path"])


def module_name(option: str, text: str) -> str:
    """Raise InputError, which names the option."""
    if not all(map(is_name, text.split("."))):
        raise InputError(f"{option} {text!r}: not the dotted name of a module, as in shop.models.")
    return text


def is_name(part: str) -> bool:
    return part.isidentifier() and part.isascii() and not iskeyword(part)
