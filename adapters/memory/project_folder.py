"""A project's folder in memory."""

from collections.abc import Mapping

from domain.errors import FileTaken


class InMemoryProjectFolder:
    def __init__(self, files: Mapping[str, str] | None = None, name: str = "project") -> None:
        self.name = name
        self.files = dict(files or {})

    def text(self, path: str) -> str | None:
        return self.files.get(path)

    def python_files(self, under: str) -> list[str]:
        start = "" if under == "." else f"{under}/"
        found = (p for p in self.files if p.startswith(start) and p.endswith(".py"))
        return sorted(path for path in found if not hidden(path.removeprefix(start)))

    def add(self, path: str, text: str) -> None:
        if path in self.files:
            raise FileTaken(path)
        self.files[path] = text


def hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/")[:-1])
