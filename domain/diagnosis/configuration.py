"""What was read of alembic.ini or pyproject.toml."""

import re
from collections.abc import Mapping

from attrs import field

from domain.classes import frozen
from domain.diagnosis.written import Written

URL = "sqlalchemy.url"
PASSWORD = re.compile(r"(?P<before>\w://[^\s:/@]*:)(?P<password>[^\s/]+)(?=@)")
TEMPLATE_URL = re.compile(r"driver://|scheme://|://user:pass(word)?@")
LOCAL = re.compile(r"@(localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)?([:/?]|$)")


@frozen
class OptionLine:
    """An option as it stands, not interpolated; `written` holds its value."""

    value: str
    written: Written


@frozen
class ConfigurationFacts:
    """`options` are those of Alembic's own section, by name; `sections` hold those of all others.

    `path` is None where the project has no configuration, or none was looked for: then `unsought`
    is the kind of folder that was named instead, `revisions` or `scripts`. `beside_packages` tells
    that the file lies outside of every package, in the folder from which people work; `installed`
    that the project says there how it is installed.
    """

    path: str | None = None
    is_toml: bool = False
    options: Mapping[str, OptionLine] = field(factory=dict)
    sections: Mapping[str, Mapping[str, OptionLine]] = field(factory=dict, repr=False)
    beside_packages: bool = False
    installed: bool = False
    unsought: str = ""

    def get(self, key: str) -> str | None:
        found = self.options.get(key)
        return found.value if found else None

    @property
    def url(self) -> OptionLine | None:
        """What it states as URL, if it states one; a template's placeholder is stated, too."""
        found = self.options.get(URL)
        return found if found and "://" in found.value else None


def is_template(url: str) -> bool:
    """Whether it is the URL that `alembic init` writes, or a name that a program fills in."""
    return bool(TEMPLATE_URL.search(url)) or url.lstrip().startswith(("{", "%(", "${", "<"))


def password_in(text: str) -> str | None:
    """The password of a URL, where one stands there and is no placeholder."""
    found = PASSWORD.search(text)
    if found is None or is_template(text):
        return None
    stated = found["password"]
    return None if re.search(r"[{<]|\$|%\(|\*\*\*", stated) else stated


def is_local(url: str) -> bool:
    return bool(LOCAL.search(url))


def hidden(text: str) -> str:
    """The text without the passwords of its URLs."""
    return PASSWORD.sub(r"\g<before>***", text)
