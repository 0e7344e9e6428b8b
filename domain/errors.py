"""What can go wrong, each error named for what happened and carrying its data."""

from collections.abc import Sequence


class AssayError(Exception):
    """Base of every error that Assay raises on purpose. Its text is for the user."""


class InputError(AssayError):
    """The user's input is wrong: a path, an option, a file."""


class ProjectNotFound(InputError):
    def __init__(self, path: str, looked_for: str) -> None:
        super().__init__(
            f"{path}: no Alembic history here. Looked for {looked_for}. "
            "Name a project folder, an alembic.ini, a pyproject.toml or a versions folder."
        )
        self.path = path


class ConfigurationUnreadable(InputError):
    def __init__(self, path: str, line: int | None, why: str, way_out: str) -> None:
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {why}. {way_out}")
        self.path, self.line = path, line


class RevisionNotFound(InputError):
    def __init__(self, wanted: str, known: Sequence[str] = ()) -> None:
        hint = f" Did you mean {' or '.join(known)}?" if known else ""
        super().__init__(f"no revision {wanted!r} in this history.{hint}")
        self.wanted = wanted


class RevisionAmbiguous(InputError):
    def __init__(self, wanted: str, matches: Sequence[str]) -> None:
        super().__init__(f"{wanted!r} names several revisions: {', '.join(matches)}.")
        self.wanted, self.matches = wanted, tuple(matches)


class UnknownDatabase(InputError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"unknown database {name!r}. Known: {', '.join(known)}.")
        self.name = name


class UnsupportedServerVersion(InputError):
    def __init__(self, database: str, version: str, supported: str) -> None:
        super().__init__(f"{database} {version!r} is not a server version known here: {supported}.")
        self.database, self.version = database, version


class StatementUnreadable(InputError):
    """`line` counts from 1 in the place that is called `name`."""

    def __init__(self, name: str, line: int, why: str, statement: str) -> None:
        shown = " ".join(statement.split())
        shown = shown if len(shown) <= 80 else shown[:77] + "..."
        super().__init__(f"{name}:{line}: {why}, in: {shown}")
        self.name, self.line, self.statement = name, line, statement


class ReportUnwritable(InputError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: the report cannot be written here: {why}.")
        self.path = path


class FileTaken(InputError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path}: is there already, and nothing is overwritten. Take what you want of it over, "
            "then delete it."
        )
        self.path = path


class FileUnreadable(InputError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: cannot be read: {why}.")
        self.path = path


class BaselineUnusable(InputError):
    def __init__(self, path: str, line: int, why: str, way_out: str) -> None:
        super().__init__(f"{path}:{line}: {why}. {way_out}")
        self.path, self.line = path, line


class BaselineNotFound(InputError):
    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: there is no baseline here. `assay baseline` writes one.")
        self.path = path


class BaselineOfAnother(InputError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path}: {why}. Name the right one with --baseline, do without with --no-baseline, "
            "or make it anew: assay baseline --accept-new."
        )
        self.path = path


class WaiverGiven(InputError):
    def __init__(self, place: str, digest: str, was: str) -> None:
        mend = (
            "Mend that one."
            if was.startswith(digest)
            else f'Where it still holds, write digest = "{digest}" there.'
        )
        super().__init__(f"{place}: there is a waiver for this already. {mend}")
        self.place = place


class PolicyUnwritable(InputError):
    def __init__(self, path: str, block: str) -> None:
        super().__init__(
            f"{path}: a table cannot be added behind what is there; write it yourself, as one of "
            f"the list of waivers:\n{block}"
        )
        self.path = path


class FileUnwritable(InputError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: cannot be written here: {why}.")
        self.path = path


class CorrectionRefused(InputError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: not corrected: {why}. Nothing was written.")
        self.path = path


class ReviewNotFound(AssayError):
    def __init__(self, review_id: object) -> None:
        super().__init__(f"no review with id {review_id}")
        self.review_id = review_id


class ReviewAlreadyKept(AssayError):
    def __init__(self, review_id: object) -> None:
        super().__init__(f"there is a review with id {review_id} already")
        self.review_id = review_id


class ReviewUnreadable(InputError):
    """A document that should be a review is not one; says where and why."""


class StoreUnreachable(AssayError):
    """The store's database does not answer, or refuses. The message carries no password."""


class StoreAhead(AssayError):
    def __init__(self, current: str, newest: str) -> None:
        super().__init__(
            f"the store is at revision {current!r}, which this version of Assay does not know "
            f"(it knows up to {newest!r}). Upgrade Assay, or name another ASSAY_DATABASE_URL."
        )
        self.current, self.newest = current, newest


class SettingsUnusable(InputError):
    """Every fault of a settings file, one a line, each with file, line and what is allowed."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class StatisticsUnreadable(InputError):
    """Neither the text nor the data hold a user, a password or an address."""

    def __init__(self, why: str, way_out: str, file: str | None = None) -> None:
        super().__init__(f"{f'{file}: ' if file else ''}{why}. {way_out}")
        self.file = file
