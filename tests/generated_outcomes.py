"""Outcomes of every shape, for Hypothesis."""

from datetime import date

from hypothesis import strategies as st

from domain.databases.effect import Blocks, Duration
from domain.databases.target import Database, Target
from domain.direction import Direction
from domain.levels import Levels, PathLevels
from domain.policy import Settled
from domain.review.finding import Finding, Impact, Level, Size, Waived
from domain.review.outcome import (
    BaselineUse,
    Outcome,
    ReadingStatus,
    ReviewedRevision,
    UnreadReason,
)
from domain.rolling import Phase
from domain.rule_options import RuleOptions
from domain.source import Location, Problem

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
positions = st.integers(1, 2**31 - 1)
counts = st.integers(0, 10_000)
digests = st.just("") | st.binary(min_size=32, max_size=32).map(bytes.hex)


def tuples(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=3).map(tuple)


places = st.builds(Location, path=text, line=positions, column=positions)
called = st.builds(Location, path=text, line=positions, column=positions, via=tuples(places))
locations = st.builds(Location, path=text, line=positions, column=positions, via=tuples(called))

amounts = st.integers(0, 2**63 - 1)
sizes = st.builds(
    Size,
    rows=st.none() | amounts,
    bytes=st.none() | amounts,
    index_bytes=amounts,
    milliseconds=st.none() | amounts,
    basis=text,
    moved=st.booleans(),
)
impacts = st.builds(
    Impact,
    lock=st.none() | text,
    blocks=st.sampled_from([blocks.value for blocks in Blocks]),
    duration=st.sampled_from([duration.value for duration in Duration]),
    rewritten=tuples(text),
    scanned=tuples(text),
    held=st.none() | text,
    on=st.none() | text.filter(bool),
    size=st.none() | sizes,
)

waivers = st.builds(
    Waived,
    reason=text,
    until=st.none() | st.dates().map(date.isoformat),
    location=locations,
    by_baseline=st.booleans(),
)
findings = st.builds(
    Finding,
    rule=text,
    level=st.sampled_from(Level),
    revision=text,
    direction=st.sampled_from(Direction),
    location=locations,
    message=text,
    table=st.none() | text,
    column_name=st.none() | text,
    effect=st.none() | impacts,
    fix=text,
    assumption=text,
    waived=st.none() | waivers,
    level_of_rule=st.none() | st.sampled_from(Level),
)
rulings = st.dictionaries(text, st.none() | st.sampled_from(Level), max_size=3).map(
    lambda levels: tuple(levels.items())
)
chosen = st.dictionaries(
    st.tuples(text, text), st.integers(0, 2**31 - 1) | text | tuples(text), max_size=3
).map(lambda options: tuple((*names, options[names]) for names in sorted(options)))
policies = st.builds(
    Settled,
    enabled=tuples(text),
    levels=st.builds(Levels, rulings, tuples(st.builds(PathLevels, text, rulings)), text),
    options=st.builds(RuleOptions, chosen),
    elsewhere=tuples(text),
)
targets = st.builds(
    Target,
    st.sampled_from(Database),
    st.lists(st.integers(0, 9999), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)

revisions = st.builds(
    ReviewedRevision,
    id=text,
    path=text,
    digest=text,
    status=st.sampled_from(ReadingStatus),
    reasons=tuples(st.builds(UnreadReason, text, text, text, locations)),
    operations_read=counts,
    operations_unread=counts,
    helpers=digests,
    parents=tuples(text),
)

outcomes = st.builds(
    Outcome,
    project=text,
    database=st.sampled_from([database.value for database in Database]),
    server_version=st.lists(st.integers(0, 9999), min_size=1, max_size=4).map(
        lambda numbers: ".".join(map(str, numbers))
    ),
    version_assumed=st.booleans(),
    revisions=tuples(revisions),
    findings=tuples(findings),
    problems=tuples(st.builds(Problem, text, text, text, st.none() | locations)),
    fail_level=st.none() | st.sampled_from(Level),
    policy=st.just(Settled()) | policies,
    targets=tuples(targets),
    digest=digests,
    baseline=st.none() | st.builds(BaselineUse, path=text, gone=counts),
)

# What steers a terminal, a runner, a reader of XML, HTML, Markdown or JSON.
HOSTILE = [
    "\x1b[31m\x07\x00\x7f\x85\ufffe\ud800\u202e\u2028",
    "a\r\n::stop-commands::x\n##[error]y::warning file=z,line=1::%0A%25",
    "]]></failure><script>alert(1)</script>&lt;&#60;&amp;<!-- -->\"'",
    "a\\|b|c`d``e```\n```\n# F\n</details></code>",
    "[x](https://evil.example) ![y](//evil.example) <https://evil.example> www.evil.example",
    "@everyone #1 _a_ __b__ *c* ~~d~~ $e$ :f: {0} {{1}}",
    "1. a",
    "- b",
    "--- ",
    "| a | b |",
    "\\",
    " ",
    "",
    "é😀" * 3000,
    "`|&<@" * 3000,
]
hostile = st.sampled_from(HOSTILE)
hostile_places = st.builds(Location, hostile, positions, positions, tuples(places))
hostile_outcomes = st.builds(
    Outcome,
    project=hostile,
    database=st.just("postgresql"),
    server_version=st.just("16"),
    version_assumed=st.booleans(),
    revisions=tuples(
        st.builds(
            ReviewedRevision,
            id=hostile,
            path=hostile,
            digest=text,
            status=st.sampled_from(ReadingStatus),
            reasons=tuples(st.builds(UnreadReason, hostile, hostile, hostile, hostile_places)),
            phase=st.none() | st.sampled_from(Phase),
            breaks=tuples(hostile),
            parents=tuples(hostile),
        )
    ),
    findings=tuples(
        st.builds(
            Finding,
            rule=hostile,
            level=st.sampled_from(Level),
            revision=hostile,
            direction=st.sampled_from(Direction),
            location=hostile_places,
            message=hostile,
            table=st.none() | hostile,
            column_name=st.none() | hostile,
            effect=st.none() | impacts,
            fix=hostile,
            assumption=hostile,
            waived=st.none() | st.builds(Waived, hostile, st.none(), hostile_places),
        )
    ),
    problems=tuples(st.builds(Problem, hostile, hostile, hostile, st.none() | hostile_places)),
    fail_level=st.none() | st.sampled_from(Level),
)
"""Names and texts chosen to break out of what they are told in; lone surrogates among them."""
