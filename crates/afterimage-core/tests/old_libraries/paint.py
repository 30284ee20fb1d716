#!/usr/bin/env python3
"""Paints the pictures that the libraries of earlier versions know. Needs Pillow; run once, the files are kept.

The libraries know them by their bytes, so they must not be painted anew while a library is kept.
"""

import os
import pathlib

from PIL import Image, ImageDraw

HERE = pathlib.Path(__file__).parent / "photos"
# 1 May 2026, noon UTC, and a minute more for each.
FIRST = 1_777_636_800


def sunset():
    picture = Image.new("RGB", (160, 120))
    for y in range(120):
        ImageDraw.Draw(picture).line([(0, y), (160, y)], (250 - y, 90 + y // 3, 40 + y))
    ImageDraw.Draw(picture).ellipse([60, 50, 100, 90], (255, 240, 120))
    return picture


def red_circle():
    picture = Image.new("RGB", (120, 120), (245, 245, 240))
    ImageDraw.Draw(picture).ellipse([20, 20, 100, 100], (210, 25, 30))
    return picture


def chessboard():
    picture = Image.new("RGB", (128, 128), (250, 250, 250))
    for square in range(64):
        if (square + square // 8) % 2:
            x, y = square % 8 * 16, square // 8 * 16
            ImageDraw.Draw(picture).rectangle([x, y, x + 15, y + 15], (15, 15, 15))
    return picture


def meadow():
    picture = Image.new("RGB", (160, 120), (120, 180, 240))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 70, 160, 120], (60, 150, 50))
    draw.rectangle([74, 40, 84, 80], (110, 70, 40))
    draw.ellipse([54, 14, 104, 60], (30, 110, 40))
    return picture


def house():
    picture = Image.new("RGB", (120, 120), (200, 220, 240))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([30, 60, 90, 110], (180, 140, 100))
    draw.polygon([(22, 60), (60, 24), (98, 60)], (150, 50, 40))
    draw.rectangle([52, 80, 68, 110], (80, 50, 30))
    return picture


def exif():
    data = Image.Exif()
    data[0x010F], data[0x0110] = "Afterimage", "Paintbox"
    data.get_ifd(0x8769)[0x9003] = "2019:07:14 21:05:00"
    return data


def main():
    (HERE / "2019").mkdir(parents=True, exist_ok=True)
    sunset().save(HERE / "2019/sunset.jpg", quality=80, exif=exif())
    red_circle().save(HERE / "circle.png")
    chessboard().save(HERE / "board.png")
    meadow().save(HERE / "meadow.jpg", quality=80)
    house().save(HERE / "house.webp", quality=80)
    # A copy: another file of the same photo.
    (HERE / "2019/again.png").write_bytes((HERE / "circle.png").read_bytes())
    (HERE / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more than the beginning")
    for i, path in enumerate(sorted(path for path in HERE.rglob("*") if path.is_file())):
        os.utime(path, (FIRST + 60 * i, FIRST + 60 * i))


if __name__ == "__main__":
    main()
