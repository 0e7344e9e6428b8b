"""Revisions whose text alone tells that they touch nothing but what it names, and that nothing in
it will be left unread: what Alembic's own template and `--autogenerate` write, and the guards,
loops and statements that people commonly add.

The patterns list what is understood; of everything else it is simply not known here. No name is
put together from parts, and nothing of the project's own is called.
"""

import re

STRING = r"""(?:"[^"\\\n]*+"|'[^'\\\n]*+')"""
LONG = r'"""(?:[^"\\]|"(?!""))*+"""'
GAP = r"(?:\s++|#[^\n]*+\n)*+"
BLANK = r"[ \t]*+(?:#[^\n]*+)?+\n"
LIBRARY = (
    r"(?:sa|sqlalchemy|postgresql|mysql|sqlite|sqlmodel)(?:\.\w++)++"
    r"|(?:batch_)?op\.f(?=\()|-?\d[\d.]*+"
)
NAME = r"(?!(?:batch_)?op\b)[A-Za-z_]\w*+(?:\.\w++)?+(?![\w.(\"'])"
BIND = r"(?:op\.get_bind\(\)|\w++)"
STRINGS = rf"(?:{STRING},? ?)*+"
DEEPEST = 4


def arguments(depth: int) -> str:
    """What stands between brackets, with so many more inside of each other."""
    atom = rf"(?:(?<=\()f)?+{STRING}|{LONG}|{LIBRARY}|{NAME}"
    inner = rf"[(\[{{]{arguments(depth - 1)}[)\]}}](?:\.with_variant(?=\())?+" if depth else "(?!)"
    value = rf"(?:(?:{atom})(?:{inner})*+|{inner})"
    return rf"{GAP}(?:(?:\w++=|{STRING}:\s)?+{value}{GAP}(?:,{GAP}|(?=[)\]}}])))*+"


METHODS = (
    r"(?:create|drop)_(?:table|index|table_comment)|(?:add|drop|alter)_column|drop_constraint"
    r"|create_(?:foreign_key|(?:unique|check)_constraint|primary_key)|execute"
)
CALL = (
    rf"(?:[a-z_]\w*+ = )?+(?:(?:batch_)?+op\.(?:{METHODS})|{BIND}\.execute"
    rf"|with op\.batch_alter_table)\({arguments(DEEPEST)}\)(?: as batch_op:|\.fetchall\(\))?+"
)
HELD = (
    rf'(?:[\[{{]\w++\["name"\] for \w++ in )?+\w++(?:\.get_\w++\((?:{STRING}|\w++)?+\))?+[\]}}]?+'
)
ASKED = (
    rf"(?:not )?+(?:(?:{STRING}|\w++) (?:not )?+in {HELD}|{BIND}\.dialect\.name [!=]= {STRING}"
    rf"|\w++\.has_table\({STRINGS}\)|\w++\({STRINGS}\))"
)
STATEMENTS = (
    CALL,
    r"(?:pass|return|try:|else:|except[\w. ,()]*+:)",
    r"with op\.(?:get_context\(\)\.autocommit_block|get_bind\(\)\.begin_nested)\(\):",
    rf"\w++\({STRINGS}\)",
    rf"[a-z_]\w*+ = (?:(?:sa\.)?+inspect\({BIND}\)|op\.get_bind\(\)|{HELD})",
    rf"(?:if|elif|return) {ASKED}:?+",
    rf"for \w++ in (?:\w++|[(\[]{STRINGS}[)\]]):",
    rf"[A-Z]\w++\.(?:create|drop)\({BIND}(?:, checkfirst=\w++)?+\)",
)
# Of these the evaluator knows what they give; what is the project's own would have to be read.
LIBRARIES = (
    r"(?:alembic|sqlalchemy|sqlmodel|typing|collections|__future__|json|uuid|logging|time|datetime"
    r"|enum|re)"
)
TOP = (
    rf"(?:from|import) {LIBRARIES}\b(?:[\w. ,]++|\([\w,\s]++\))*+",
    rf"\w++(?:: ?[\w\[\]|.,]++(?: [\w\[\]|.,]++)*+)?+ = (?:None|{STRING}"
    rf"|[(\[]{GAP}(?:{STRING}(?:, ?)?+{GAP})*+[)\]]|(?:postgresql|sa)\.\w++\({arguments(0)}\))",
    r"def \w++\((?:\w++: \w++,? ?)*+\)(?: -> \w++)?+:",
)
LINE = rf"(?:{'|'.join(TOP)}|[ \t]++(?:{'|'.join(STATEMENTS)}|{LONG}))(?:[ \t]*+#[^\n]*+)?+\n"
PLAIN = re.compile(rf"(?:{BLANK})*+(?:{LONG}\n)?+(?:{BLANK}|{LINE})*+")

DEFINED = re.compile(r"^def (\w+)", re.MULTILINE)
# A name that is given a value, one for each row, or one that is called.
AT_START = re.compile(
    r"\n[ \t]+(?:(\w+) = |for (\w+) in (?![(\[A-Z])"
    r"|(?:(?:el)?if (?:not )?|return (?:not )?)?(\w+)\()"
)
# Few have any: to look whether takes half as long as to look for all.
MAY_START = re.compile(r"\n[ \t]+(?:\w+(?:\(| = )|for |if |elif |return )")
KNOWN_CALLS = frozenset({"", "print"})
# Names of indexes and columns: those belong to a table, which has to be named beside them.
MAY_BE_COMPUTED = re.compile(r"(?:\bop\.create_index|\bsa\.Column|\bop\.f)\(f[\"']")
HARMLESS = re.compile(
    r"execute\(\s*+(?:(?:sa\.)?text\(\s*+)?"
    r"(?P<quote>\"\"\"|\"(?!\")|')\s*+(?i:update|insert|delete|select|alter\s+type|create\s+type"
    r"|create\s+extension|comment\s+on"
    r"|create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?\w+"
    r"\s+on\s+(?:only\s+)?\w+\s*+\("
    r"|drop\s+(?:index|type|table)\s+(?:concurrently\s+)?(?:if\s+exists\s+)?\w+(?=\s*;?\s*[\"']))"
    r"[^;$\\\"']*+;?\s*+(?P=quote)\s*+[,)]"
)


def is_plain(text: str) -> bool:
    if "assay" in text.lower():
        # Perhaps a waiver.
        return False
    if PLAIN.fullmatch(text if text.endswith("\n") else f"{text}\n") is None:
        return False
    if "execute(" in text and text.count("execute(") != len(HARMLESS.findall(text)):
        return False
    starts = AT_START.findall(text) if MAY_START.search(text) else []
    return calls_its_own(text, starts) and asks_for_no_name(text, starts) and computes_none(text)


Starts = list[tuple[str, str, str]]


def calls_its_own(text: str, starts: Starts) -> bool:
    called = {name for _, _, name in starts} - KNOWN_CALLS
    return not called or called <= set(DEFINED.findall(text))


def asks_for_no_name(text: str, starts: Starts) -> bool:
    """Whether what the database tells stands among no arguments, but for those by which it is asked
    more, or given rows.
    """
    told = {given or row for given, row, _ in starts} - {""}
    return not any(is_argument(name, text) for name in told)


def is_argument(name: str, text: str) -> bool:
    rest = re.sub(rf"\b(?:inspect|create|drop)\({name}\b", "", text)
    return re.search(rf"[(\[,=]\s*{name}\s*[),\]]", rest) is not None


def computes_none(text: str) -> bool:
    """Whether no name of a table is put together."""
    computed = text.count('(f"') + text.count("(f'")
    return not computed or computed == len(MAY_BE_COMPUTED.findall(text))
