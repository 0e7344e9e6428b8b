"""A project's folder on disk."""

import os
from pathlib import Path

from domain.classes import frozen
from domain.errors import FileTaken, FileUnreadable, FileUnwritable, InputError

# Where other people's code lies.
PASSED_OVER = {"node_modules", "site-packages", "__pycache__"}


@frozen
class DiskProjectFolder:
    root: Path

    @property
    def name(self) -> str:
        return self.root.name

    def text(self, path: str) -> str | None:
        try:
            return (self.root / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except UnicodeDecodeError as error:
            raise FileUnreadable(path, "it is not UTF-8") from error
        except OSError as error:
            raise FileUnreadable(path, error.strerror or "no reason given") from error

    def python_files(self, under: str) -> list[str]:
        found = []
        for folder, folders, files in os.walk(self.root / under):
            folders[:] = [f for f in folders if not f.startswith(".") and f not in PASSED_OVER]
            place = Path(folder).relative_to(self.root)
            found += [(place / file).as_posix() for file in files if file.endswith(".py")]
        return sorted(found)

    def add(self, path: str, text: str) -> None:
        file = self.root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except FileExistsError:
            raise FileTaken(path) from None
        except OSError as error:
            raise FileUnwritable(path, error.strerror or "no reason given") from error


def folder_at(path: str) -> DiskProjectFolder:
    """Raise InputError where it is no folder."""
    root = Path(path).absolute()
    if root.name in ("alembic.ini", "pyproject.toml") and root.is_file():
        root = root.parent
    if not root.is_dir():
        raise InputError(f"{path}: there is no such folder. Make it, or name the project's folder.")
    return DiskProjectFolder(root.resolve())
