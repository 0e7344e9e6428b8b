"""`assay` itself: finds the command, and turns every error into one message and a status."""

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from domain.errors import AssayError
from domain.version import VERSION
from entrypoints.exit_codes import ASSAY_FAILED, WRONG_INPUT, exit_status_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# The command, its module and object, and its line in `assay --help`, which imports none of them.
COMMANDS = {
    "review": ("entrypoints.cli.review", "review", "Review the revisions of a project."),
    "graph": ("entrypoints.cli.graph", "graph", "Draw the revisions of a project."),
    "init": ("entrypoints.cli.init", "init", "Set up an Alembic environment, or what is missing."),
    "doctor": ("entrypoints.cli.doctor", "doctor", "Review the Alembic set-up of a project."),
    "checklist": ("entrypoints.cli.checklist", "checklist", "Answer the checklist of a revision."),
    "baseline": ("entrypoints.cli.baseline", "baseline", "Accept what a history already has."),
    "waive": ("entrypoints.cli.waive", "waive", "Give a waiver for the settings."),
    "config": ("entrypoints.cli.config", "config", "Show the settings, and where each is from."),
    "stats": ("entrypoints.cli.stats", "stats", "Read how large the tables of a database are."),
    "effect": ("entrypoints.cli.effect", "effect", "Tell what SQL statements do on a server."),
    "rules": ("entrypoints.cli.rules", "rules", "List the rules."),
    "explain": ("entrypoints.cli.rules", "explain", "Say what a rule is about."),
    "reviews": ("entrypoints.cli.reviews", "reviews", "List the reviews that were kept."),
    "completion": (
        "entrypoints.cli.completion",
        "completion",
        "Complete commands and options in a shell.",
    ),
    "serve": ("entrypoints.cli.serve", "serve", "Serve kept reviews: API and pages."),
    "store": ("entrypoints.cli.store", "store", "Look after Assay's own database."),
}


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Without a look into any command."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [
            CompletionItem(name, help=line)
            for name, (_, _, line) in COMMANDS.items()
            if name.startswith(incomplete)
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(prog)s %(version)s")
def assay() -> None:
    """Reviews Alembic migrations before they reach production."""


def main() -> None:
    """Exit status: 0 clean, 1 findings, 2 wrong input or nothing reviewed, 3 Assay failed."""
    # A review makes millions of objects and hardly a cycle: Python's own 700 cost a tenth of it.
    gc.set_threshold(100_000, 50, 50)
    try:
        status = assay.main(prog_name="assay", standalone_mode=False)
    except AssayError as error:
        sys.exit(told(str(error), exit_status_of(error)))
    except click.exceptions.Abort:
        sys.exit(told("stopped.", 130))
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_INPUT)
    except BrokenPipeError:
        # The reader of our output went away; nothing more can reach it, not even the flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ASSAY_FAILED)
    except Exception as error:
        if os.environ.get("ASSAY_TRACEBACK"):
            raise
        sys.exit(told(fault(error), ASSAY_FAILED))
    sys.exit(status or 0)


def told(message: str, status: int) -> int:
    click.echo(f"assay: {message}", err=True)
    return status


def fault(error: Exception) -> str:
    """The type alone: a foreign error's text may hold a URL with its password."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return (
        f"Assay failed ({kind}). That is a defect of Assay, not of what was reviewed. "
        "Set ASSAY_TRACEBACK=1 to see where, and please report it."
    )
