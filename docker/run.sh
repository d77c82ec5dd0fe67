#!/bin/sh
# api and worker are programs of their own; everything else is a command of the command line.
set -eu
cd /luotsi
case "${1:-api}" in
  api | worker) exec node "dist/apps/$1/src/main.js" ;;
  *) exec node dist/apps/cli/src/main.js "$@" ;;
esac
