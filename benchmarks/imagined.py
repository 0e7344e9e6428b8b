"""An imagined schema: the tables, columns and indexes that a generated history has so far."""

from random import Random

from attrs import Factory, define

NOUNS = (
    *("account", "address", "agent", "asset", "audit", "batch", "branch", "bundle", "cart"),
    *("channel", "claim", "client", "contract", "course", "device", "document", "driver"),
    *("event", "export", "feature", "gift", "invoice", "job", "label", "ledger", "lesson"),
    *("letter", "license", "member", "message", "metric", "notice", "offer", "purchase", "parcel"),
    *("patient", "payment", "plan", "policy", "product", "profile", "project", "quote", "region"),
    *("report", "request", "review", "route", "sample", "session", "shift", "station", "step"),
    *("storage", "student", "supplier", "survey", "tariff", "team", "ticket", "tour", "trial"),
    *("unit", "vehicle", "vendor", "visit", "voucher", "warehouse", "worker", "workflow"),
)
WORDS = (
    *("amount", "body", "city", "code", "color", "comment", "count", "country", "currency"),
    *("deadline", "detail", "email", "flag", "format", "height", "hint", "key", "kind", "language"),
    *("length", "level", "mail", "name", "nickname", "note", "number", "origin", "path", "phase"),
    *("phone", "place", "price", "rank", "rate", "reason", "score", "size", "slug", "source"),
    *("state", "street", "summary", "tag", "title", "token", "total", "type_name", "url", "weight"),
)
TYPES = (
    *("sa.Integer()", "sa.Integer()", "sa.BigInteger()", "sa.String(length=50)", "sa.Text()"),
    *("sa.String(length=255)", "sa.String(length=100)", "sa.Boolean()", "sa.Float()", "sa.Date()"),
    *("sa.DateTime()", "sa.DateTime(timezone=True)", "sa.Numeric(precision=10, scale=2)"),
    "postgresql.JSONB(astext_type=sa.Text())",
)
WIDER = {
    "sa.Integer()": "sa.BigInteger()",
    "sa.String(length=50)": "sa.String(length=200)",
    "sa.String(length=100)": "sa.Text()",
    "sa.String(length=255)": "sa.Text()",
    "sa.Numeric(precision=10, scale=2)": "sa.Numeric(precision=14, scale=2)",
}


@define
class Imagined:
    """The same random numbers give the same schema. Every table has `id` and some more columns."""

    random: Random
    tables: dict[str, dict[str, str]] = Factory(dict)
    taken: set[str] = Factory(set)

    def name_for(self, stem: str) -> str:
        """One that was never given before."""
        name, number = stem, 2
        while name in self.taken:
            name, number = f"{stem}_{number}", number + 1
        self.taken.add(name)
        return name

    def new_table(self) -> str:
        stem = self.random.choice(NOUNS)
        if self.random.random() < 0.6:
            stem = f"{stem}_{self.random.choice(NOUNS)}"
        table = self.name_for(stem)
        self.tables[table] = {}
        for _ in range(self.random.randint(5, 24)):
            self.new_column(table)
        return table

    def new_column(self, table: str) -> tuple[str, str]:
        """Name and type, as the source spells it."""
        column = self.random.choice(WORDS)
        if column in self.tables[table] or self.random.random() < 0.4:
            column = f"{self.random.choice(NOUNS)}_{column}"
        while column in self.tables[table]:
            column += "_2"
        self.tables[table][column] = self.random.choice(TYPES)
        return column, self.tables[table][column]

    def any_table(self) -> str:
        """Later tables more often, as in life: what is new is still being changed."""
        names = list(self.tables)
        return names[int(len(names) * max(self.random.random(), self.random.random()))]
