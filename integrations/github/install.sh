#!/usr/bin/env bash
# Installs Assay, as it stands beside the action, into an environment that no project shares.
set -euo pipefail

"$ASSAY_PYTHON" -m venv "$RUNNER_TEMP/assay"
"$RUNNER_TEMP/assay/bin/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
