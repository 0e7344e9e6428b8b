"""What the application may rely on from whoever writes corrected files."""

import os
import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.setup import corrections as on_disk
from adapters.alembic_project.setup.corrections import DiskCorrections
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.setup_reader import InMemorySetups
from domain.errors import CorrectionRefused
from tests.doctor.faults import ENV, HERE, INI, TABLES


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    return tmp_path / "shop"


class Written:
    """Corrections with a way to see what became of the files."""

    def __init__(self, kind: str, place: Path) -> None:
        self.disk = AlembicSetupReader()
        self.memory = InMemorySetups({str(place): self.disk.read(str(place))})
        self.kind, self.place = kind, place
        self.write = (DiskCorrections() if kind == "disk" else self.memory).write

    def texts(self) -> dict[str, str]:
        reader = self.disk if self.kind == "disk" else self.memory
        return dict(reader.read(str(self.place)).files)


@pytest.fixture(params=["disk", "memory"])
def written(request: pytest.FixtureRequest, place: Path) -> Written:
    return Written(request.param, place)


def test_new_texts_take_the_place_of_the_old_ones(written: Written, place: Path) -> None:
    old = written.texts()
    new = {path: text.replace("compare_type", "compare_Type") for path, text in old.items()}

    written.write(str(place), old, new)

    assert written.texts() == new


def test_a_file_that_changed_meanwhile_is_left_alone(written: Written, place: Path) -> None:
    before = written.texts()

    with pytest.raises(CorrectionRefused, match="changed meanwhile"):
        written.write(
            str(place), {INI: before[INI], ENV: "another"}, {INI: "[alembic]\n", ENV: "x = 1\n"}
        )

    assert written.texts() == before


def test_revisions_are_never_changed(written: Written, place: Path) -> None:
    text = (place / TABLES).read_text(encoding="utf-8")

    with pytest.raises(CorrectionRefused, match="revision"):
        written.write(str(place), {TABLES: text}, {TABLES: ""})

    assert (place / TABLES).read_text(encoding="utf-8") == text


def test_what_would_not_parse_is_refused(place: Path) -> None:
    text = (place / ENV).read_text(encoding="utf-8")

    with pytest.raises(CorrectionRefused, match="would not parse"):
        DiskCorrections().write(str(place), {ENV: text}, {ENV: "def run("})

    assert (place / ENV).read_text(encoding="utf-8") == text


def test_line_breaks_and_permissions_stay(place: Path) -> None:
    file = place / ENV
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    os.chmod(file, 0o640)
    old = AlembicSetupReader().read(str(place)).files

    DiskCorrections().write(str(place), old, {ENV: old[ENV].replace("pool.", "Pool.")})

    assert file.read_bytes() == text.replace("pool.", "Pool.").replace("\n", "\r\n").encode()
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_is_not_written_through(place: Path, tmp_path: Path) -> None:
    text = (place / INI).read_text(encoding="utf-8")
    (tmp_path / "elsewhere.ini").write_text(text, encoding="utf-8")
    (place / INI).unlink()
    (place / INI).symlink_to(tmp_path / "elsewhere.ini")

    with pytest.raises(CorrectionRefused, match="symbolic link"):
        DiskCorrections().write(str(place), {INI: text}, {INI: f"{text}\n"})


def test_where_the_second_file_cannot_be_written_the_first_is_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = AlembicSetupReader().read(str(place)).files
    real, calls = on_disk.put, []

    def fails_once(file: Path, data: bytes) -> None:
        calls.append(file)
        if len(calls) == 2:
            raise PermissionError(13, "denied")
        real(file, data)

    monkeypatch.setattr(on_disk, "put", fails_once)
    new = {INI: before[INI] + "\n", ENV: before[ENV] + "\n"}

    with pytest.raises(CorrectionRefused, match="Permission denied"):
        DiskCorrections().write(str(place), before, new)

    monkeypatch.undo()
    assert AlembicSetupReader().read(str(place)).files == before
    assert [file.name for file in place.rglob(".assay-*")] == []
