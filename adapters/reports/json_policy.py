"""What a team had settled, and the databases of a review of several: as plain data, and back."""

from collections.abc import Iterable, Iterator

from adapters.reports.json_fields import Field
from domain.databases.target import Database, Target, numbers_of
from domain.levels import OFF, Levels, PathLevels, Ruling
from domain.policy import Settled
from domain.review.finding import Level
from domain.rule_options import RuleOptions, Value

Data = dict[str, object]
EMPTY: Data = {
    "enable": [],
    "levels": {},
    "paths": [],
    "folder": "",
    "rules": {},
    "elsewhere": [],
}
VERSION = r"\d{1,4}(\.\d{1,4}){0,3}", "server version such as 16 or 8.4"


def settled_data(settled: Settled) -> Data:
    """Without what is empty."""
    levels = settled.levels
    told: Data = {
        "enable": list(settled.enabled),
        "levels": _levels_data(levels.everywhere),
        "paths": [{"path": one.path, "levels": _levels_data(one.levels)} for one in levels.paths],
        "folder": levels.folder,
        "rules": _options_data(settled.options),
        "elsewhere": list(settled.elsewhere),
    }
    return {name: value for name, value in told.items() if value}


def _levels_data(rulings: Iterable[Ruling]) -> Data:
    return {rule: level.value if level else OFF for rule, level in rulings}


def _options_data(options: RuleOptions) -> dict[str, Data]:
    told: dict[str, Data] = {}
    for rule, name, value in options.chosen:
        told.setdefault(rule, {})[name] = list(value) if isinstance(value, tuple) else value
    return told


def settled_of(field: Field) -> Settled:
    fields = field.members(maybe=tuple(EMPTY))
    told = {name: fields.get(name, Field(EMPTY[name])) for name in EMPTY}
    return Settled(
        enabled=told["enable"].each(Field.text),
        levels=Levels(_rulings(told["levels"]), told["paths"].each(_path), told["folder"].text()),
        options=RuleOptions(tuple(_chosen(told["rules"]))),
        elsewhere=told["elsewhere"].each(Field.text),
    )


def _path(field: Field) -> PathLevels:
    fields = field.members("path", "levels")
    return PathLevels(fields["path"].text(), _rulings(fields["levels"]))


def _rulings(field: Field) -> tuple[Ruling, ...]:
    return tuple(
        (rule, None if part.value == OFF else part.one_of(Level))
        for rule, part in field.entries().items()
    )


def _chosen(field: Field) -> Iterator[tuple[str, str, Value]]:
    for rule, options in field.entries().items():
        for name, part in options.entries().items():
            yield rule, name, _value(part)


def _value(field: Field) -> Value:
    if isinstance(field.value, list):
        return field.each(Field.text)
    return field.text() if isinstance(field.value, str) else field.number(0)


def target_data(target: Target) -> Data:
    return {
        "database": target.database.value,
        "server_version": target.version_text,
        "version_assumed": target.assumed,
    }


def target_of(field: Field) -> Target:
    fields = field.members("database", "server_version", "version_assumed")
    return Target(
        fields["database"].one_of(Database),
        numbers_of(fields["server_version"].text_like(*VERSION)),
        fields["version_assumed"].flag(),
    )
