#!/usr/bin/env python3
"""What the form of a query costs: bare words, sentences around them, typing errors, long and mixed queries, emoji.

Usage: query_forms.py CAPTIONS LABELS [AFTERIMAGE]

CAPTIONS holds pairs.jsonl and images/ (its test split is asked for), LABELS holds labels.json and images/. For each form the
queries are rewritten into a directory of the same shape, and `afterimage eval` measures it. R@10 in percent is printed.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

LANGUAGES = ["en", "de", "fr", "zh", "ar"]
AROUND = {
    "en": ("a photo of {}", "please show me all pictures in which there is a {} somewhere"),
    "de": ("ein Foto von {}", "zeig mir bitte alle Bilder, auf denen irgendwo {} zu sehen ist"),
    "fr": ("une photo de {}", "montre-moi toutes les photos où l'on voit {} quelque part"),
    "zh": ("一张{}的照片", "请给我看所有里面有{}的照片"),
    "ar": ("صورة {}", "أرني كل الصور التي يظهر فيها {}"),
}
# Emoji and the English name of the class they show.
EMOJI = {
    "🐘": "African elephant", "🦓": "zebra", "🐼": "giant panda", "🍌": "banana", "🍓": "strawberry", "🍍": "pineapple",
    "🍋": "lemon", "🍊": "orange", "🍕": "pizza", "🌭": "hot dog", "🥦": "broccoli", "🍄": "mushroom", "🎸": "acoustic guitar",
    "🎻": "violin", "🥁": "drum", "🎷": "sax", "☂️": "umbrella", "🚑": "ambulance", "🚒": "fire engine", "⛵": "yawl",
    "🦩": "flamingo", "🐧": "king penguin", "🦚": "peacock", "🦘": "wallaby", "🐨": "koala", "🏀": "basketball",
    "⚽": "soccer ball", "🎾": "tennis ball", "🕶️": "sunglasses", "👖": "jean", "🛒": "shopping cart", "🪑": "rocking chair",
    "🎈": "balloon", "🌋": "volcano", "🐌": "snail", "🦂": "scorpion", "🐝": "bee", "🐞": "ladybug", "🦋": "monarch", "🐅": "tiger",
}


def typo(text, number):
    """One letter dropped, doubled, or swapped with the next, never the first."""
    chance = random.Random(f"{text} {number}")
    letters = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not letters:
        return text
    i = chance.choice(letters)
    return chance.choice([text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[:i] + text[i + 1] + text[i] + text[i + 2 :]])


def twice(text, number):
    return typo(typo(text, number), number + 1)


def measure(program, images, pairs):
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        (directory / "images").symlink_to(images.resolve())
        (directory / "pairs.jsonl").write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
        command = [program, "--json", "eval", str(directory)]
        report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return {language: recall["recall@10"] for language, recall in report["languages"].items()}


def table(title, rows):
    languages = [language for language in LANGUAGES + ["mixed", "emoji"] if any(language in row for row in rows.values())]
    print(f"\n{title}\n\n| form | {' | '.join(languages)} |\n|---|{'---|' * len(languages)}")
    for form, row in rows.items():
        print(f"| {form} | {' | '.join(f'{row[language]:.1f}' if language in row else '' for language in languages)} |")


def main():
    captions, labels = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    program = sys.argv[3] if len(sys.argv) > 3 else "afterimage"

    names = json.loads((labels / "labels.json").read_text(encoding="utf-8"))
    images = sorted(path.name for path in (labels / "images").iterdir())
    named = {language: dict(zip(*names[language.upper()])) for language in LANGUAGES}

    def classes(form):
        rewritten = []
        for number, image in enumerate(images):
            words = {language: [form(language, of[number])] for language, of in named.items() if number in of}
            rewritten.append({"image": image, "captions": words})
        return measure(program, labels / "images", rewritten)

    rows = {
        "bare name": classes(lambda language, name: name),
        "a photo of …": classes(lambda language, name: AROUND[language][0].format(name)),
        "a request of many words": classes(lambda language, name: AROUND[language][1].format(name)),
        "in capitals": classes(lambda language, name: name.upper()),
        "one typing error": classes(lambda language, name: typo(name, 0)),
        "two typing errors": classes(lambda language, name: twice(name, 0)),
    }
    english = {name.lower(): number for number, name in named["en"].items()}
    emoji = [
        {"image": image, "captions": {"emoji": [sign for sign, name in EMOJI.items() if english.get(name.lower()) == number]}}
        for number, image in enumerate(images)
    ]
    print(f"{sum(len(pair['captions']['emoji']) for pair in emoji)} emoji have a class")
    rows["one emoji"] = measure(program, labels / "images", emoji)
    table("Names of classes, one of 1,000", rows)

    pairs = [json.loads(line) for line in (captions / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if pair["split"] == "test" and pair["image"].startswith("flickr8k_")]

    def sentences(form):
        rewritten = []
        for pair in pairs:
            words = {language: [form(language, of[0])] for language, of in pair["captions"].items() if language in LANGUAGES}
            rewritten.append({"image": pair["image"], "captions": words})
        return measure(program, captions / "images", rewritten)

    def halves(pair):
        """The first half of an English caption and the second of a German one."""
        if not {"en", "de"} <= set(pair["captions"]):
            return {}
        english, german = (pair["captions"][language][0].split() for language in ("en", "de"))
        return {"mixed": [" ".join(english[: len(english) // 2] + german[len(german) // 2 :])]}

    rows = {
        "as written": sentences(lambda language, text: text),
        "in lower case, no full stop": sentences(lambda language, text: text.lower().rstrip(" .。")),
        "in capitals": sentences(lambda language, text: text.upper()),
        "its first four words": sentences(lambda language, text: " ".join(text.split()[:4])),
        "two typing errors": sentences(lambda language, text: twice(text, 0)),
        "said twice": sentences(lambda language, text: f"{text} {text}"),
    }
    rows["half English, half German"] = measure(
        program, captions / "images", [{"image": pair["image"], "captions": halves(pair)} for pair in pairs]
    )
    table("Captions, one of the Flickr8k test photos", rows)


if __name__ == "__main__":
    main()
