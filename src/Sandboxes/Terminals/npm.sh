#!/bin/sh
# npm, as it is meant inside a Forja sandbox. Packages live in a prepared layer that is mounted read-only: what changes the list of packages changes
# package.json and package-lock.json here, and the platform puts the new layer under the app. Everything else is npm's own business.
npm=/opt/node/bin/npm
export npm_config_registry=http://127.0.0.1:4873
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false

case "$1" in
  install|i|in|ins|add|uninstall|un|remove|rm|r|update|up|upgrade|ci|clean-install) ;;
  *) exec "$npm" "$@" ;;
esac
for argument in "$@"; do
  case "$argument" in -g|--global|--prefix|--prefix=*) exec "$npm" "$@" ;; esac
done
if [ ! -f package.json ] || [ ! -d node_modules ] || [ -w node_modules ]; then exec "$npm" "$@"; fi

case "$1" in
  ci|clean-install)
    echo "The packages of package-lock.json are in place already: Forja keeps node_modules in step with it."
    exit 0 ;;
esac
export npm_config_omit_lockfile_registry_resolved=true
"$npm" "$@" --package-lock-only --ignore-scripts || exit $?
echo "package.json and package-lock.json are up to date. Forja prepares the packages and restarts the app over them."
