# shellcheck shell=bash
# The Rust toolchain, at least the version that Cargo.toml asks for.

minimum_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }

ensure_rust() {
  local wanted
  wanted=$(minimum_rust)
  # A shell opened before rustup was installed does not have its folder on the path yet.
  if ! have cargo && [[ -x $HOME/.cargo/bin/cargo ]]; then PATH=$HOME/.cargo/bin:$PATH; fi
  have cargo || install_rust
  version_at_least "$(rustc --version | cut -d ' ' -f 2)" "$wanted" && return
  if have rustup; then
    say "Fetching a newer Rust with rustup: $(rustc --version) is older than $wanted (your default stays as it is)"
    rustup toolchain install stable --profile minimal --component clippy --component rustfmt
    export RUSTUP_TOOLCHAIN=stable
  fi
  version_at_least "$(rustc --version | cut -d ' ' -f 2)" "$wanted" ||
    fail "Rust $wanted or newer is needed, and this is $(rustc --version)" "update it, or install rustup: https://rustup.rs"
}

install_rust() {
  say "Installing Rust with rustup (into ~/.cargo and ~/.rustup)"
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs |
    sh -s -- -y --profile minimal --component clippy --component rustfmt ||
    fail "rustup could not install Rust" "install it as https://rustup.rs says, then run ./dev again"
  PATH=$HOME/.cargo/bin:$PATH
}

# Makes sure that cargo subcommand $1 exists, building version $2 of its crate if not.
ensure_cargo_command() {
  local tools=$cache/tools
  PATH=$tools/bin:$PATH
  have "cargo-$1" && return
  say "Building cargo-$1 $2 once (a few minutes)"
  # It runs for seconds: compiling it quickly matters more than the last bit of speed.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR=$cache/tools-build \
    cargo install --locked --root "$tools" "cargo-$1@$2" ||
    fail "could not build cargo-$1" "install it by hand (cargo install --locked cargo-$1), then run ./dev test again"
  rm -rf "$cache/tools-build"
}

ensure_rust_component() {
  have "$2" && "$2" --version >/dev/null 2>&1 && return
  say "Adding the Rust component $1"
  rustup component add "$1" || fail "the Rust component $1 is missing" "install it with your Rust toolchain"
}
