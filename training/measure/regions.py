#!/usr/bin/env python3
"""What regions find and cost: captions asked for among photos that fill a tenth of a large picture or less, and among photos alone.

Usage: regions.py CAPTIONS [AFTERIMAGE [PHOTOS [SPLIT]]]

CAPTIONS holds pairs.jsonl and images/; the photos of Flickr8k of its SPLIT (test) are asked for by their first captions, PHOTOS of
them at most. Each is put somewhere on a large picture, of which it covers 4 to 10 %: on a scene, a house or the sky by turns with
another photo, blurred. `afterimage eval` asks for these, and for the photos alone, made three times as large, once by whole photos
and once with regions. Needs Pillow. The same photos come to the same places every time.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

from PIL import Image, ImageFilter

COVERED = (0.04, 0.10)
ENLARGED = 3
BACKGROUNDS = ("scene_", "houses", "weather")


def on_a_large_picture(photo, background, blurred, chance):
    scale = chance.uniform(*COVERED) ** -0.5
    size = round(photo.width * scale), round(photo.height * scale)
    picture = background.resize(size, Image.Resampling.LANCZOS)
    if blurred:
        picture = picture.filter(ImageFilter.GaussianBlur(size[0] / 40))
    picture.paste(photo, (chance.randint(0, size[0] - photo.width), chance.randint(0, size[1] - photo.height)))
    return picture


def make(captions, split, most, directory):
    """Two directories as `afterimage eval` takes them."""
    chance = random.Random(7)
    lines = (captions / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [pair for pair in map(json.loads, lines) if pair["split"] == split]
    asked = [pair for pair in pairs if pair["image"].startswith("flickr8k_") and pair["kind"] == "caption"]
    backgrounds = [pair for pair in pairs if pair["image"].startswith(BACKGROUNDS)]
    chance.shuffle(asked)
    chance.shuffle(backgrounds)
    others = asked[len(asked) // 2 :] + asked[: len(asked) // 2]
    small, alone = directory / "small", directory / "alone"
    for made in (small, alone):
        (made / "images").mkdir(parents=True)
    asked = asked[:most]
    for number, pair in enumerate(asked):
        blurred = number % 2 == 1
        behind = others[number] if blurred else backgrounds[number // 2 % len(backgrounds)]
        with Image.open(captions / "images" / pair["image"]) as photo, Image.open(captions / "images" / behind["image"]) as back:
            photo, back = photo.convert("RGB"), back.convert("RGB")
            on_a_large_picture(photo, back, blurred, chance).save(small / "images" / pair["image"], quality=92)
            size = photo.width * ENLARGED, photo.height * ENLARGED
            photo.resize(size, Image.Resampling.LANCZOS).save(alone / "images" / pair["image"], quality=92)
    for made in (small, alone):
        rows = [{"image": pair["image"], "captions": pair["captions"]} for pair in asked]
        (made / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return {"a tenth of the picture": small, "all of it": alone}


def measure(program, directory, *more):
    command = [program, "--json", "eval", str(directory), "--captions", "1", *more]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def main():
    captions = pathlib.Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else "afterimage"
    most = int(sys.argv[3]) if len(sys.argv) > 3 else None
    split = sys.argv[4] if len(sys.argv) > 4 else "test"
    with tempfile.TemporaryDirectory() as directory:
        made = make(captions, split, most, pathlib.Path(directory))
        reports = {
            (what, ranked): measure(program, images, *more)
            for what, images in made.items()
            for ranked, more in {"wholes": (), "regions": ("--regions",)}.items()
        }
    languages = [name for name, recall in next(iter(reports.values()))["languages"].items() if recall["queries"] >= 100]
    print(f"R@1 / R@5 / R@10 in percent; {' | '.join(languages)}; photos a second; best hit with and without the photo")
    for (what, ranked), report in reports.items():
        recalls = [" / ".join(f"{report['languages'][name][f'recall@{k}']:.1f}" for k in (1, 5, 10)) for name in languages]
        rate = report["photos"] / report["photo_seconds"]
        told = {with_: [round(share, 1) for share in fits.values()] for with_, fits in (report["best_hit"] or {}).items()}
        print(f"| {what}, {ranked} | {' | '.join(recalls)} | {rate:.1f} | {told} |")


if __name__ == "__main__":
    main()
