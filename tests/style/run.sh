#!/usr/bin/env bash
# usage: tests/style/run.sh [PICTURES]
#
# Draws the sample pages with a build (build/dev, or the one named in PLENTY_BUILD) and looks at them in a browser; the last line says how many checks passed.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=${PLENTY_BUILD:-build/dev}
pages=build/style
mkdir -p "$pages"
PLENTY_STYLE_GUIDE=$pages "$build/src/platform_html_test" --gtest_brief=1 --gtest_filter='StyleGuide.*' >&2

passed=0 failed=0
for program in look comforts; do
    printed=$(tools/node.sh tests/style/$program.mjs "$pages" "$build/generated/assets/files" "$@") || true
    last=$(tail -n 1 <<<"$printed")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
        head -n -1 <<<"$printed"
    else
        failed=$((failed + 1))
        echo "$printed"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
