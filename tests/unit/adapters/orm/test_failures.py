"""Errors of a database without anyone's password."""

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from adapters.orm.failures import masked, told, without_secrets


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////a/b.db", "sqlite:////a/b.db"),
        ("postgresql://u:p@h:5/d", "postgresql://u:***@h:5/d"),
        ("postgresql://u@h/d?password=p&sslmode=require",
         "postgresql://u@h/d?sslmode=require&password=***"),
        ("mysql://h/d?passwd=p", "mysql://h/d?passwd=***"),
    ],
)  # fmt: skip
def test_masks_whatever_looks_like_a_password(url, shown):
    assert masked(make_url(url)) == shown


def test_takes_secrets_out_of_what_a_driver_says():
    url = make_url("postgresql://u:hu%40sh@h/d?sslpassword=quiet")
    said = without_secrets("no entry for u:hu@sh, key 'quiet'", url)
    assert said == "no entry for u:***, key '***'"


def test_tells_the_reason_and_the_way_out_on_one_line():
    url = make_url("postgresql://u:hush@h/d")
    error = OperationalError("SELECT", {}, Exception("refused hush\n\tis it running?"))
    assert str(told(error, url)) == (
        "the store at postgresql://u:***@h/d cannot be used: refused *** is it running?. "
        "Check that its database runs and that ASSAY_DATABASE_URL is right."
    )
