use crate::check;

#[test]
fn dates() {
    check(&[
        ("Hund im März 2019", "Hund date:2019-03"),
        ("im März", "date:*-03"),
        ("am 7. März 2019", "date:2019-03-07"),
        ("7. März", "date:*-03-07"),
        ("07.03.2019", "date:2019-03-07"),
        ("letzten Sommer am Strand", "date:2026-06..2026-08 am Strand"),
        ("im letzten Sommer", "date:2026-06..2026-08"),
        ("Sommer 2019", "date:2019-06..2019-08"),
        ("im Sommer '19", "date:2019-06..2019-08"),
        ("Sommer ’98 am See", "date:1998-06..1998-08 am See"),
        ("Schnee im Winter 2019/20", "Schnee date:2019-12..2020-02"),
        ("letztes Jahr im Sommer", "date:2025-06..2025-08"),
        ("letztes Jahr", "date:2025"),
        ("vorletztes Jahr", "date:2024"),
        ("vor zwei Jahren", "date:2024"),
        ("vor 3 Tagen", "date:2026-11-19"),
        ("die letzten 3 Monate", "date:2026-08-23..2026-11-22"),
        ("gestern", "date:2026-11-21"),
        ("vorgestern", "date:2026-11-20"),
        ("letztes Wochenende", "date:2026-11-14..2026-11-15"),
        ("diese Woche", "date:2026-11-16..2026-11-22"),
        ("in den 90ern", "in den 90ern"),
        ("die 90er", "date:1990..1999"),
        ("in den 90er Jahren", "date:1990..1999"),
        ("in den Neunzigern", "in den Neunzigern"),
        ("Weihnachten 2019", "date:2019-12-24..2019-12-26"),
        ("letzte Weihnachten", "date:2025-12-24..2025-12-26"),
        ("Ostern 2019", "date:2019-04-19..2019-04-22"),
        ("Silvester 2019", "date:2019-12-31"),
        ("von 2015 bis 2019", "date:2015..2019"),
        ("zwischen 2015 und 2019", "date:2015..2019"),
        ("vor 2015", "date:..2014"),
        ("nach 2015", "date:2016.."),
        ("seit März 2019", "date:2019-03.."),
        ("bis 2019", "date:..2019"),
    ]);
}

#[test]
fn without() {
    check(&[
        ("Strand ohne Menschen", "Strand -Menschen"),
        ("Strand ohne die Menschen am Abend", "Strand -Menschen am Abend"),
        ("ohne Hund, Garten", "-Hund Garten"),
        ("Straße ohne rote Autos bei Nacht", "Straße -\"rote Autos\" bei Nacht"),
    ]);
}

#[test]
fn plain() {
    check(&[
        ("Schnee im Winter", "Schnee im Winter"),
        ("Weihnachten", "Weihnachten"),
        ("hier am See", "hier am See"),
        ("ein Jahr", "ein Jahr"),
        ("am letzten Tag", "am letzten Tag"),
    ]);
}
