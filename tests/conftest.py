"""What tests of several parts need: fresh databases, and mappings that do not outlive a test."""

import os
from contextlib import ExitStack
from uuid import uuid4

import pytest
from hypothesis import settings

from entrypoints.cli.target_branch import VARIABLES
from tests.repositories import repository_in
from tests.servers import MYSQLS, new_database

# A busy machine is no fault of what is tested.
settings.register_profile("assay", deadline=None)
settings.load_profile("assay")

# These tests may themselves check a change: that is no matter of the projects that they make.
for variable in VARIABLES:
    os.environ.pop(variable, None)

DATABASES = ("sqlite", "postgresql", *MYSQLS)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory, monkeypatch):
    """No test reads or writes the cache of whoever runs the tests, nor that of another test."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{uuid4().hex}"
    monkeypatch.setenv("ASSAY_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def new_store_url(tmp_path):
    """Gives the URL of a database of that kind which has nothing in it, not even a file."""
    with ExitStack() as databases:

        def new(kind):
            if kind == "sqlite":
                return f"sqlite:///{tmp_path}/{uuid4().hex}.db"
            url = databases.enter_context(new_database(kind))
            return url.render_as_string(hide_password=False)

        yield new


@pytest.fixture(params=DATABASES)
def store_url(request, new_store_url):
    return new_store_url(request.param)


@pytest.fixture
def mapped():
    """The domain is mapped in this test, and plain again in the next one."""
    from adapters.orm.mapping import start_mappers, stop_mappers

    start_mappers()
    yield
    stop_mappers()


@pytest.fixture
def repository():
    """Makes a repository of git in a folder, with no settings but its own."""
    return repository_in
