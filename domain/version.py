"""The version of Assay, stated once: the wheel's metadata and every report take it from here."""

VERSION = "0.1.0"
