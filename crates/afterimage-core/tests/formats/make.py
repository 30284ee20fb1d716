#!/usr/bin/env python3
"""Makes the files of corpus/: one small synthetic picture in every format, variant and colour space.

Every CASE.EXTENSION that is not stored exactly lies beside CASE.reference.png, which holds the pixels that the format's
own tools decode it to, turned upright and in sRGB; the others are compared with picture.png. What comes out depends on
the tools' versions, so the files are committed and made anew only when a case is added.

Needs Pillow 11 or later with LittleCMS, and from Debian: libheif-examples libavif-bin libjxl-tools
libimage-exiftool-perl. Run: python3 make.py
"""

import io
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

CORPUS = Path(__file__).resolve().parent / "corpus"
WIDTH, HEIGHT = 64, 48


def picture() -> Image.Image:
    """Smooth colours, a disc and a corner: nothing in it is the same after a turn, a flip or a swap of channels."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    rgb = np.stack([40 + 170 * x / WIDTH, 30 + 190 * y / HEIGHT, 200 - 150 * (x + y) / (WIDTH + HEIGHT)], axis=-1)
    rgb[(x - 20) ** 2 + (y - 16) ** 2 < 100] = [225, 60, 40]
    rgb[(x > 48) & (y > 36)] = [245, 245, 235]
    return Image.fromarray(rgb.round().astype(np.uint8))


def s15(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def xyz(values) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(s15(value) for value in values)


def display_p3() -> bytes:
    """An ICC 4 profile of Display P3 (SMPTE EG 432-1 primaries, D65, the curve of sRGB), made here so that nobody's is
    copied."""
    curve = b"para\0\0\0\0\0\3\0\0" + b"".join(s15(v) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
    text = "Display P3 for tests".encode("utf-16-be")
    description = b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text
    tags = {
        b"desc": description,
        b"cprt": description,
        b"wtpt": xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": xyz((0.51512, 0.24120, -0.00105)),
        b"gXYZ": xyz((0.29198, 0.69225, 0.04189)),
        b"bXYZ": xyz((0.15710, 0.06657, 0.78407)),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", at, len(data))
        body += data
        at += len(data)
    head = struct.pack(">I4sI4s4s4s", at, b"none", 0x04000000, b"mntr", b"RGB ", b"XYZ ") + b"\0" * 12 + b"acsp"
    head = head.ljust(68, b"\0") + b"".join(s15(v) for v in (0.9642, 1.0, 0.8249))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def in_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    return ImageCms.profileToProfile(
        image, source, ImageCms.createProfile("sRGB"), renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
    )


def run(*command) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def reference(case: str, image: Image.Image) -> None:
    image.convert("RGB").save(CORPUS / f"{case}.reference.png", optimize=True)


def jpegs(source: Image.Image) -> None:
    def jpeg(case: str, image: Image.Image, **options) -> Path:
        path = CORPUS / f"{case}.jpg"
        image.save(path, quality=90, **options)
        return path

    for case, options in {"jpeg": {}, "jpeg-progressive": {"progressive": True}, "jpeg-444": {"subsampling": 0}}.items():
        reference(case, Image.open(jpeg(case, source, **options)))
    reference("jpeg-grey", Image.open(jpeg("jpeg-grey", source.convert("L"))))
    p3 = display_p3()
    reference("jpeg-p3", in_srgb(Image.open(jpeg("jpeg-p3", source, icc_profile=p3, subsampling=0)), p3))
    # Pillow writes inks as Adobe's programs do, the other way round, and says so.
    reference("jpeg-cmyk", Image.open(jpeg("jpeg-cmyk", source.convert("CMYK"))))
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        path = jpeg(f"jpeg-turn-{turn}", source, exif=exif)
        reference(f"jpeg-turn-{turn}", ImageOps.exif_transpose(Image.open(path)))


def exact(source: Image.Image) -> None:
    """Formats that keep every pixel: picture.png is their reference."""
    source.save(CORPUS / "picture.png", optimize=True)
    rows = np.asarray(source).astype(np.uint16) * 257
    run_with_png16(rows, CORPUS / "png-16.png")
    source.save(CORPUS / "webp-lossless.webp", lossless=True)
    other = ImageOps.invert(source)
    source.save(CORPUS / "webp-animated.webp", lossless=True, save_all=True, append_images=[other], duration=100)
    source.save(CORPUS / "png-animated.png", save_all=True, append_images=[other], duration=100, default_image=True)
    source.save(CORPUS / "bmp.bmp")
    source.save(CORPUS / "tiff-lzw.tiff", compression="tiff_lzw")
    source.save(CORPUS / "tiff-deflate.tif", compression="tiff_adobe_deflate")
    ico = Image.new("RGBA", (64, 64), (255, 255, 255, 255))
    ico.paste(source, (0, 0))
    ico.save(CORPUS / "ico.ico", sizes=[(16, 16), (64, 64)])
    reference("ico", ico)
    run("cjxl", CORPUS / "picture.png", CORPUS / "jxl-lossless.jxl", "-d", "0", "-e", "7")


def run_with_png16(rows: np.ndarray, path: Path) -> None:
    """A PNG of 16 bits a channel (Pillow writes none in colour)."""
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = b"".join(b"\0" + row.astype(">u2").tobytes() for row in rows)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")
    )


def indexed(source: Image.Image) -> None:
    few = source.quantize(32)
    few.save(CORPUS / "png-palette.png")
    few.save(CORPUS / "gif.gif")
    other = ImageOps.invert(source).quantize(32)
    few.save(CORPUS / "gif-animated.gif", save_all=True, append_images=[other], duration=100)
    for case in ("png-palette", "gif", "gif-animated"):
        reference(case, few)
    clear = source.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(source.size))
    clear.save(CORPUS / "png-transparent.png")
    white = Image.new("RGBA", source.size, "white")
    reference("png-transparent", Image.alpha_composite(white, clear))


def webp(source: Image.Image) -> None:
    source.save(CORPUS / "webp.webp", quality=90)
    reference("webp", Image.open(CORPUS / "webp.webp"))


def modern(source: Image.Image, scratch: Path) -> None:
    """HEIC, AVIF and JPEG XL by their own encoders and decoders."""
    plain = CORPUS / "picture.png"
    decoded = scratch / "decoded.png"

    def made(case: str, path: Path, decoder: str, upright=lambda image: image) -> None:
        # Colours of half resolution are enlarged as libheif enlarges them, without smoothing.
        run(decoder, *(["--upsampling", "nearest"] if decoder == "avifdec" else []), path, decoded)
        reference(case, upright(Image.open(decoded)))

    heic = CORPUS / "heic.heic"
    run("heif-enc", "-q", "90", plain, "-o", heic)
    made("heic", heic, "heif-convert")
    ten = CORPUS / "heic-10-bit.heic"
    run("heif-enc", "-q", "90", "-b", "10", CORPUS / "png-16.png", "-o", ten)
    made("heic-10-bit", ten, "heif-convert")
    p3 = scratch / "p3.png"
    source.save(p3, icc_profile=display_p3())
    wide = CORPUS / "heic-p3.heic"
    run("heif-enc", "-q", "95", "-p", "chroma=444", p3, "-o", wide)
    made("heic-p3", wide, "heif-convert", lambda image: in_srgb(image.convert("RGB"), display_p3()))

    for case, options in {
        "avif": ["-y", "420"],
        "avif-10-bit": ["-y", "444", "-d", "10"],
        # Primaries of Display P3 with the curve of sRGB, said in three numbers instead of a profile.
        "avif-p3": ["-y", "444", "--cicp", "12/13/6"],
    }.items():
        path = CORPUS / f"{case}.avif"
        run("avifenc", "--min", "8", "--max", "12", *options, plain, path)
        upright = (lambda image: in_srgb(image.convert("RGB"), display_p3())) if case == "avif-p3" else lambda image: image
        made(case, path, "avifdec", upright)
    # The file says twice how to turn it, once for pictures of its kind and once in EXIF: it is turned once.
    twice = CORPUS / "avif-turned.avif"
    turned = scratch / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    source.save(turned, quality=95, exif=exif)
    run("avifenc", "--min", "8", "--max", "12", "--irot", "3", "--ignore-icc", turned, twice)
    run("avifdec", "--upsampling", "nearest", twice, decoded)
    upright = Image.open(decoded)
    if upright.size == source.size:
        upright = upright.transpose(Image.Transpose.ROTATE_270)
    reference("avif-turned", upright)

    lossy = CORPUS / "jxl.jxl"
    run("cjxl", plain, lossy, "-d", "1")
    made("jxl", lossy, "djxl")
    from_jpeg = CORPUS / "jxl-from-jpeg.jxl"
    run("cjxl", CORPUS / "jpeg-444.jpg", from_jpeg)
    made("jxl-from-jpeg", from_jpeg, "djxl")
    wide = CORPUS / "jxl-p3.jxl"
    run("cjxl", p3, wide, "-d", "0.5")
    run("djxl", wide, decoded)
    image = Image.open(decoded)
    reference("jxl-p3", in_srgb(image.convert("RGB"), image.info.get("icc_profile") or display_p3()))
    run("cjxl", CORPUS / "jpeg-turn-6.jpg", CORPUS / "jxl-turned.jxl", "-j", "0")
    run("djxl", CORPUS / "jxl-turned.jxl", decoded)
    upright = Image.open(decoded)
    if upright.size == source.size:
        upright = upright.transpose(Image.Transpose.ROTATE_270)
    reference("jxl-turned", upright)


def main() -> None:
    shutil.rmtree(CORPUS, ignore_errors=True)
    CORPUS.mkdir()
    source = picture()
    exact(source)
    indexed(source)
    webp(source)
    jpegs(source)
    with tempfile.TemporaryDirectory() as scratch:
        modern(source, Path(scratch))
    total = sum(file.stat().st_size for file in CORPUS.iterdir())
    print(f"{len(list(CORPUS.iterdir()))} files, {total} bytes")


if __name__ == "__main__":
    main()
