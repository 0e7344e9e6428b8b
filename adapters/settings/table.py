"""The one table of settings: validation, `assay config` and docs/policy.md follow it."""

from adapters.settings.kinds import (
    DAY,
    DIGEST,
    FLAG,
    PATH,
    TEXT,
    WORDS,
    DatabaseName,
    Each,
    FileName,
    Kind,
    OneOf,
    OptionsOfRules,
    Record,
    RuleName,
    TableOf,
)
from domain.classes import frozen
from domain.elsewhere import SETTINGS as ELSEWHERE
from domain.levels import OFF
from domain.review.finding import LEVELS

NEVER = "never"
LEVEL_NAMES = tuple(level.value for level in LEVELS)
WAIVER = Record(
    {
        "revision": WORDS,
        "rule": RuleName(of_reviews=True),
        "table": WORDS,
        "reason": WORDS,
        "until": DAY,
        "digest": DIGEST,
    },
    required=("revision", "rule", "reason", "digest"),
)
LEVELS_OF_RULES = TableOf(RuleName(), OneOf((OFF, *LEVEL_NAMES)))


@frozen
class Setting:
    """`default` as it is told where nobody says anything; `sentence` says what it decides."""

    key: str
    kind: Kind
    default: object
    sentence: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "databases",
        Each(DatabaseName(), least=1),
        "what the project names, else postgresql",
        "The databases and server versions that are reviewed for, all in one review.",
    ),
    Setting("database", DatabaseName(), None, "The same, where there is one database alone."),
    Setting("server-version", TEXT, None, "The version of `database`."),
    Setting(
        "fail-level",
        OneOf((*LEVEL_NAMES, NEVER)),
        "error",
        "The lowest level of a finding that makes the exit status 1.",
    ),
    Setting("store", FLAG, False, "Whether reviews are kept in Assay's own database."),
    Setting(
        "enable",
        Each(RuleName(of_reviews=True)),
        [],
        "Rules that speak only when they are asked for.",
    ),
    Setting("levels", LEVELS_OF_RULES, {}, "The level of each rule; `off` silences it."),
    Setting(
        "paths",
        Each(Record({"path": TEXT, "levels": LEVELS_OF_RULES}, required=("path", "levels"))),
        [],
        "Levels in some files: `path` is a pattern, and the last one that fits counts.",
    ),
    Setting(
        "released",
        Record({"ref": TEXT, "revision": TEXT}),
        {},
        "What is released: all that a branch of git has, all up to a revision, or both.",
    ),
    Setting(
        "elsewhere",
        Each(OneOf(ELSEWHERE)),
        [],
        "Settings that are made by what runs the migrations, where Assay cannot see it.",
    ),
    Setting("sizes", FileName(), None, "The file with the sizes of tables."),
    Setting(
        "baseline",
        PATH,
        "assay-baseline.json in the project",
        "The file of findings that are accepted; `assay baseline` writes it.",
    ),
    Setting(
        "waivers",
        Each(WAIVER),
        [],
        "Findings that are allowed, of a revision as it is, each with its reason.",
    ),
    Setting("rules", OptionsOfRules(), {}, "Options of rules, a table for each."),
)
KEYS = tuple(setting.key for setting in SETTINGS)
