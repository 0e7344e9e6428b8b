"""`assay completion`, and what is completed with more than file names."""

from __future__ import annotations

import click

from domain.errors import InputError
from entrypoints.exit_codes import CLEAN

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ASSAY_COMPLETE"
"""What the printed script sets; click answers in place of the command then."""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> int:
    """Print the script that completes commands, options and rules in SHELL.

    bash: eval "$(assay completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc;
    fish: assay completion fish > ~/.config/fish/completions/assay.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise InputError(f"The installed click cannot complete in {shell}. Take a newer one.")
    click.echo(made(ctx.find_root().command, {}, "assay", VARIABLE).source())
    return CLEAN


def rule_names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from domain.rules import RULES

    return [rule.about.name for rule in RULES if rule.about.name.startswith(incomplete)]
