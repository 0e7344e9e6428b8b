"""The mapping of the domain."""

from sqlalchemy import inspect
from sqlalchemy.orm import configure_mappers

from adapters.orm.mapping import start_mappers, stop_mappers
from adapters.orm.metadata import mapper_registry
from domain.review.finding import Finding
from domain.review.review import Review
from tests.sample_reviews import review


def test_the_domain_is_plain_until_it_is_mapped():
    stop_mappers()
    assert inspect(Review, raiseerr=False) is None
    start_mappers()
    assert inspect(Review, raiseerr=False) is not None
    stop_mappers()
    assert inspect(Review, raiseerr=False) is None
    assert review().findings


def test_starting_twice_maps_once(mapped):
    before = set(mapper_registry.mappers)
    start_mappers()
    assert set(mapper_registry.mappers) == before


def test_every_field_of_a_review_is_mapped(mapped):
    configure_mappers()
    attributes = set(inspect(Review).all_orm_descriptors.keys())
    assert {field.name for field in Review.__attrs_attrs__} <= attributes


def test_findings_are_the_domains_own_when_mapped(mapped):
    assert all(isinstance(found, Finding) for found in review().findings)
    assert review().findings == review().findings
