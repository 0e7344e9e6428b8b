"""What becomes of each file: nothing that is there is ever overwritten."""

from enum import Enum

from domain.classes import frozen

BESIDE = ".assay-new"


@frozen
class PlannedFile:
    """`path` is told from the root. A `start` is made for its owner to go on with: where one is
    there already it is theirs, whatever is in it.
    """

    path: str
    text: str
    start: bool = False


class Fate(Enum):
    WRITTEN = "written"
    SAME = "same"
    KEPT = "kept"
    DIFFERS = "differs"
    BESIDE = "beside"


@frozen
class Placed:
    """`was` is what stands there now; None: nothing."""

    file: PlannedFile
    fate: Fate
    was: str | None = None

    @property
    def written(self) -> PlannedFile | None:
        """What is to be written, and where."""
        if self.fate is Fate.WRITTEN:
            return self.file
        if self.fate is Fate.BESIDE:
            return PlannedFile(self.file.path + BESIDE, self.file.text)
        return None


def placed(file: PlannedFile, was: str | None, beside: bool) -> Placed:
    """`beside`: one that differs is written next to the one that is there."""
    if was is None:
        return Placed(file, Fate.WRITTEN)
    if was == file.text:
        return Placed(file, Fate.SAME, was)
    if file.start:
        return Placed(file, Fate.KEPT, was)
    return Placed(file, Fate.BESIDE if beside else Fate.DIFFERS, was)
