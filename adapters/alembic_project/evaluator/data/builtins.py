"""The table of built-in names."""

from __future__ import annotations

import builtins as python
from collections.abc import Mapping

from adapters.alembic_project.evaluator.data import builtin, introspection
from adapters.alembic_project.evaluator.data.builtin import Builtin, Function, on_data
from adapters.alembic_project.evaluator.values import Value

FUNCTIONS: Mapping[str, Function] = {
    "len": builtin.length,
    "str": builtin.to_text,
    "int": builtin.to_int,
    "float": on_data(float),
    "bool": builtin.to_bool,
    "list": builtin.to_list,
    "tuple": builtin.to_tuple,
    "set": builtin.to_set,
    "frozenset": builtin.to_frozenset,
    "dict": builtin.to_dict,
    "sorted": builtin.in_sequence,
    "reversed": builtin.backwards,
    "enumerate": builtin.numbered,
    "zip": builtin.zipped,
    "range": builtin.in_range,
    "any": builtin.any_of,
    "all": builtin.all_of,
    "next": builtin.first,
    "iter": builtin.itself,
    "abs": on_data(abs),
    "min": builtin.extreme(min),
    "max": builtin.extreme(max),
    "sum": builtin.total,
    "round": builtin.rounded,
    "ord": on_data(ord),
    "chr": on_data(chr),
    "divmod": on_data(divmod),
    "print": builtin.printed,
    "exit": builtin.ended,
    "quit": builtin.ended,
    "isinstance": introspection.is_instance,
    "getattr": introspection.get_attribute,
    "hasattr": introspection.has,
    "setattr": introspection.set_attribute,
    "type": introspection.type_of_value,
    "super": introspection.parent,
    "map": introspection.mapped,
    "filter": introspection.filtered,
    "globals": introspection.global_names,
    "exec": introspection.executed,
    "eval": introspection.executed,
    "property": builtin.itself,
    "classmethod": builtin.itself,
    "staticmethod": builtin.itself,
}
BUILTINS: Mapping[str, Value] = {
    **{name: Builtin(name, builtin.unknown_result) for name in dir(python)},
    **{name: Builtin(name, function) for name, function in FUNCTIONS.items()},
    "__debug__": True,
}
