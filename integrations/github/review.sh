#!/usr/bin/env bash
# Reviews: annotations on stdout, SARIF and Markdown in files, the Markdown as the job's summary.
set -euo pipefail

arguments=("$ASSAY_PATH" --format github)
if [ -n "$ASSAY_SINCE" ]; then arguments+=(--since "$ASSAY_SINCE"); fi
if [ -n "$ASSAY_FAIL_LEVEL" ]; then arguments+=(--fail-level "$ASSAY_FAIL_LEVEL"); fi
arguments+=(--report "sarif=$ASSAY_SARIF" --report "markdown=$ASSAY_COMMENT")
# Files of an earlier run would pass for those of this one.
rm -f -- "$ASSAY_SARIF" "$ASSAY_COMMENT"

status=0
"$RUNNER_TEMP/assay/bin/assay" review "${arguments[@]}" || status=$?

echo "status=$status" >>"$GITHUB_OUTPUT"
if [ -f "$ASSAY_SARIF" ]; then echo "sarif=$ASSAY_SARIF" >>"$GITHUB_OUTPUT"; fi
if [ -f "$ASSAY_COMMENT" ]; then
    echo "comment=$ASSAY_COMMENT" >>"$GITHUB_OUTPUT"
    cat -- "$ASSAY_COMMENT" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
