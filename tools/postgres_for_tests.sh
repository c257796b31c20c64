#!/usr/bin/env bash
# A throw-away PostgreSQL for tests: no network, no fsync, nothing kept.
#
# usage: postgres_for_tests.sh start [DIR]   creates and starts a cluster, notes in DIR where, and prints its URL
#        postgres_for_tests.sh stop [DIR]    stops it and removes it and DIR
#
# DIR is build/postgres unless given. For instance:
#
#   export PLENTY_TEST_POSTGRES=$(tools/postgres_for_tests.sh start)
set -euo pipefail

usage() {
    sed -n '2,/^set/{s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start() {
    # Neither a short path for the socket nor a way in for the user postgres can be had for sure below DIR.
    local home
    home=$(as_postgres mktemp -d /tmp/plenty-postgres-XXXXXX)
    mkdir -p "$directory"
    echo "$home" >"$directory/home"
    cd "$home"
    as_postgres "$bin/initdb" --pgdata "$home/cluster" --username plenty --auth trust --no-sync \
        --encoding UTF8 --locale C.UTF-8 >"$directory/initdb.log" 2>&1
    cat >>"$home/cluster/postgresql.conf" <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$home'
fsync = off
full_page_writes = off
autovacuum = off
max_connections = 200
shared_buffers = 32MB
log_min_messages = fatal
SETTINGS
    as_postgres "$bin/pg_ctl" --pgdata "$home/cluster" --log "$home/log" --silent --wait start
    echo "postgres://plenty@/postgres?host=$home"
}

stop() {
    local home
    home=$(cat "$directory/home")
    cd /
    as_postgres "$bin/pg_ctl" --pgdata "$home/cluster" --silent --mode immediate stop || true
    rm -rf "$home" "$directory"
}

[ $# = 1 ] || [ $# = 2 ] || usage
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
directory=$(realpath -m "${2:-"$(dirname "$0")/../build/postgres"}")
case $1 in
start | stop) "$1" ;;
*) usage ;;
esac
