"""Evaluates the code of revisions on what is known of it. Nothing of it is imported or run."""

from adapters.alembic_project.evaluator.evaluation import evaluate

__all__ = ["evaluate"]
