# shellcheck shell=bash
# Every test and check, as steps that can be named: ./dev test lint unit

all_steps="scripts format ui lint licences unit docs window"
# Only when they are named: they take about an hour.
long_steps="durability smoothness"
running_step=

ensure_test_tools() {
  ensure_rust_component rustfmt rustfmt
  ensure_rust_component clippy cargo-clippy
  ensure_cargo_command nextest 0.9.151
  ensure_cargo_command deny 0.20.2
}

run_tests() {
  local step started
  if [[ $# -eq 0 ]]; then
    # shellcheck disable=SC2086 # one argument a step
    set -- $all_steps
  fi
  for step in "$@"; do
    [[ " $all_steps $long_steps " == *" $step "* ]] ||
      fail "there is no test step '$step'" "the steps are: $all_steps $long_steps"
  done
  trap report_failed_step EXIT
  for step in "$@"; do
    running_step=$step
    started=$SECONDS
    say "Test step: $step"
    "step_$step"
    note "$step passed in $((SECONDS - started)) s"
  done
  running_step=
  say "All steps passed: $*"
}

report_failed_step() {
  local status=$?
  if [[ $status -ne 0 && -n $running_step ]]; then
    say "Test step '$running_step' failed; ./dev test $running_step runs it alone"
  fi
  exit "$status"
}

step_scripts() {
  if ! have shellcheck; then
    note "shellcheck is not installed: the shell scripts were not checked"
    return
  fi
  shellcheck --external-sources --check-sourced dev .ci/run
}

step_format() {
  cargo fmt --all --check
  (cd ui && node_modules/.bin/prettier --check --log-level warn .)
}

step_ui() {
  (cd ui && node_modules/.bin/svelte-check --tsconfig ./tsconfig.json --fail-on-warnings)
  (cd ui && node_modules/.bin/eslint --max-warnings 0 .)
  npm --prefix ui test
}

step_lint() {
  build_ui
  cargo clippy ${CI:+--locked} --workspace --all-targets -- -D warnings
}

# Advisories come from a database on GitHub; without a way to it the other three checks still count.
step_licences() {
  cargo deny --workspace check bans licenses sources
  if GIT_TERMINAL_PROMPT=0 git -c http.lowSpeedLimit=1 -c http.lowSpeedTime=15 ls-remote --quiet --exit-code \
    https://github.com/rustsec/advisory-db HEAD >/dev/null 2>&1; then
    cargo deny --workspace check advisories
  else
    note "github.com cannot be reached: known vulnerabilities were not checked"
  fi
}

step_unit() {
  build_programs --tests
  set_up_starter
  cargo nextest run ${CI:+--locked} --workspace --filterset 'not package(afterimage-tests)'
  # The tests write the window's types anew.
  if [[ -e .git ]] && ! git diff --quiet -- ui/src/bindings; then
    fail "the types in ui/src/bindings were not those of the Rust code" "they are now: commit them"
  fi
}

step_docs() {
  build_ui
  cargo test ${CI:+--locked} --workspace --doc
}

# The real window, driven from outside on a screen of its own.
step_window() {
  in_a_window --filterset 'package(afterimage-tests)' || return
  note "screenshots are in $CARGO_TARGET_DIR/window-tests"
}

# How it feels on 100,000 photos: a table of frames, blank cells and times, which nothing judges.
step_smoothness() {
  # As the app paints where there is no graphics card, which a test's screen has not.
  without_layers=1 in_a_window --profile long --no-capture --run-ignored only \
    --filterset 'package(afterimage-tests) and binary(smoothness)'
}

# Runs tests that open the window, on a screen of its own.
in_a_window() {
  if [[ $(uname -s) != Linux ]]; then
    note "only WebKitGTK can be driven from outside: the window was not tested on $(uname -s)"
    return
  fi
  build_programs --tests
  set_up_starter
  ensure_demo_photos
  local artefacts=$CARGO_TARGET_DIR/window-tests runtime=${XDG_RUNTIME_DIR:-}
  mkdir -p "$artefacts"
  if [[ -z $runtime ]]; then
    runtime=$cache/runtime
    mkdir -p "$runtime"
    chmod 700 "$runtime"
  fi
  # A bus of its own for the single-instance lock, a window manager so that dialogs get the keyboard, English so that
  # they are found by name, and software rendering, as there is no graphics card behind Xvfb.
  # (Without its DMA-BUF renderer, or without layers, WebKitGTK shows the page but does not always answer a request for a
  # screenshot. The app does without layers where there is no graphics card, unless somebody has decided.)
  XDG_RUNTIME_DIR=$runtime GDK_BACKEND=x11 LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_COMPOSITING_MODE=${without_layers:-0} \
    AFTERIMAGE_APP=$(app_binary) AFTERIMAGE_DEMO_PHOTOS=$cache/demo/photos AFTERIMAGE_ARTEFACTS=$artefacts \
    dbus-run-session -- xvfb-run --auto-servernum --server-args '-screen 0 1440x900x24' \
    bash -c 'openbox & exec "$@"' _ \
    cargo nextest run ${CI:+--locked} --workspace "$@"
}

# The command, killed a thousand times; `unit` does it thirty times.
step_durability() {
  build_programs --tests
  set_up_starter
  AFTERIMAGE_KILLS=${AFTERIMAGE_KILLS:-1000} cargo nextest run --workspace --profile long --no-capture \
    --filterset 'package(afterimage-cli) and binary(durability)'
}
