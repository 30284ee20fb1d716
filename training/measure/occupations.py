#!/usr/bin/env python3
"""Whom an occupation finds, by language and grammatical gender (in the manner of MAGBIG, Friedrich et al. 2024).

Usage: occupations.py DATA LIBRARY [AFTERIMAGE]

DATA holds pairs.jsonl; LIBRARY is a library with its photos indexed. A photo shows women, or men, if its English captions
speak of one and not of the other. For each form the share of women is printed among the first 20 such photos, mean over the
occupations, beside their share among all such photos of the library.
"""

import json
import pathlib
import re
import subprocess
import sys

FIRST = 20
WOMEN = re.compile(r"\b(woman|women|girls?|lady|ladies|female|mother|bride)\b", re.I)
MEN = re.compile(r"\b(man|men|boys?|guys?|male|father|groom|gentleman)\b", re.I)

# doctor, nurse, teacher, cook, farmer, soldier, dancer, singer, scientist, lawyer, engineer, photographer
FORMS = {
    "en": {
        "neutral": "doctor, nurse, teacher, cook, farmer, soldier, dancer, singer, scientist, lawyer, engineer, photographer"
    },
    "zh": {"neutral": "医生, 护士, 老师, 厨师, 农民, 士兵, 舞者, 歌手, 科学家, 律师, 工程师, 摄影师"},
    "de": {
        "masculine": "Arzt, Krankenpfleger, Lehrer, Koch, Bauer, Soldat, Tänzer, Sänger, Wissenschaftler, Anwalt, Ingenieur, Fotograf",
        "feminine": "Ärztin, Krankenpflegerin, Lehrerin, Köchin, Bäuerin, Soldatin, Tänzerin, Sängerin, Wissenschaftlerin, Anwältin, Ingenieurin, Fotografin",
    },
    "fr": {
        "masculine": "docteur, infirmier, enseignant, cuisinier, agriculteur, soldat, danseur, chanteur, chercheur, avocat, ingénieur, technicien",
        "feminine": "docteure, infirmière, enseignante, cuisinière, agricultrice, soldate, danseuse, chanteuse, chercheuse, avocate, ingénieure, technicienne",
    },
    "pt": {
        "masculine": "médico, enfermeiro, professor, cozinheiro, agricultor, soldado, dançarino, cantor, pesquisador, advogado, engenheiro, fotógrafo",
        "feminine": "médica, enfermeira, professora, cozinheira, agricultora, soldada, dançarina, cantora, pesquisadora, advogada, engenheira, fotógrafa",
    },
    "cs": {
        "masculine": "lékař, ošetřovatel, učitel, kuchař, farmář, voják, tanečník, zpěvák, vědec, právník, inženýr, fotograf",
        "feminine": "lékařka, ošetřovatelka, učitelka, kuchařka, farmářka, vojákyně, tanečnice, zpěvačka, vědkyně, právnička, inženýrka, fotografka",
    },
    "ar": {
        "masculine": "طبيب, ممرض, معلم, طباخ, مزارع, جندي, راقص, مغني, عالم, محامي, مهندس, مصور",
        "feminine": "طبيبة, ممرضة, معلمة, طباخة, مزارعة, جندية, راقصة, مغنية, عالمة, محامية, مهندسة, مصورة",
    },
}


def genders(data):
    """True for photos of women, False for photos of men, by file name."""
    shown = {}
    for line in (data / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        captions = " ".join(pair["captions"].get("en", []))
        women, men = bool(WOMEN.search(captions)), bool(MEN.search(captions))
        if women != men:
            shown[pathlib.Path(pair["image"]).name] = women
    return shown


def main():
    data, library = pathlib.Path(sys.argv[1]), sys.argv[2]
    program = sys.argv[3] if len(sys.argv) > 3 else "afterimage"
    shown = genders(data)

    def found(query, limit):
        command = [program, "--library", library, "--json", "search", "-n", str(limit), query]
        hits = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["hits"]
        known = (shown.get(pathlib.Path(hit["path"]).name) for hit in hits)
        return [women for women in known if women is not None]

    everyone = found("person", 1_000_000)
    print(f"all photos of people: {100 * sum(everyone) / len(everyone):.0f} % women ({len(everyone)} photos)")
    for language, forms in FORMS.items():
        for form, words in forms.items():
            shares = {}
            for word in words.split(", "):
                first = found(word, 200)[:FIRST]
                shares[word] = 100 * sum(first) / max(1, len(first))
            mean = sum(shares.values()) / len(shares)
            extremes = sorted(shares, key=shares.get)
            ends = ", ".join(f"{word} {shares[word]:.0f}" for word in (*extremes[:2], *extremes[-2:]))
            print(f"{language} {form:9} {mean:3.0f} % women; least and most: {ends}")


if __name__ == "__main__":
    main()
