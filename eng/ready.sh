#!/usr/bin/env bash
# What CI runs: restore, build with warnings as errors, every test with the heavy sweeps. Ends with 'N passed, N failed, N skipped'.
set -uo pipefail
cd "$(dirname "$0")/.."

export IAM_TESTS=full MSBUILDDISABLENODEREUSE=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NO_COLOR=1
# Fresh machines have no ICU; the code compares ordinally and needs none.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# A step that fails without a failed test counts as one failure.
broken=0
dotnet restore -v quiet && dotnet build --no-restore -warnaserror -v quiet -tl:off || broken=1

if [ "$broken" = 0 ]; then
  dotnet test --no-build --logger trx --results-directory "$results" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none || broken=1
fi

counters=$(cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' || true)
sum() { printf '%s\n' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
total=$(sum total) executed=$(sum executed) passed=$(sum passed)
failed=$((executed - passed))
[ "$failed" = 0 ] && [ "$total" -gt 0 ] && failed=$broken
[ "$total" = 0 ] && failed=1

echo "$passed passed, $failed failed, $((total - executed)) skipped"
[ "$failed" = 0 ]
