#!/bin/sh
# usage: npm_packages.sh
# Brings node_modules to what package-lock.json says; does nothing when it is there already.
set -e
cd "$(dirname "$0")/.."
mkdir -p build
exec 9>build/.npm.lock
flock 9
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
