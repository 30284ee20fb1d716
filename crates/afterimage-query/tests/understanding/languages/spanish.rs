use crate::check;

#[test]
fn dates() {
    check(&[
        ("playa el verano pasado", "playa date:2026-06..2026-08"),
        ("verano de 2019", "date:2019-06..2019-08"),
        ("en marzo", "date:*-03"),
        ("marzo de 2019", "date:2019-03"),
        ("7 de marzo de 2019", "date:2019-03-07"),
        ("el 7 de marzo", "date:*-03-07"),
        ("ayer", "date:2026-11-21"),
        ("anteayer", "date:2026-11-20"),
        ("la semana pasada", "date:2026-11-09..2026-11-15"),
        ("el fin de semana pasado", "date:2026-11-14..2026-11-15"),
        ("el año pasado", "date:2025"),
        ("hace dos años", "date:2024"),
        ("hace 3 días", "date:2026-11-19"),
        ("los últimos 3 meses", "date:2026-08-23..2026-11-22"),
        ("los años 90", "date:1990..1999"),
        ("en los años noventa", "date:1990..1999"),
        ("Navidad de 2019", "date:2019-12-24..2019-12-26"),
        ("Semana Santa 2019", "date:2019-04-19..2019-04-22"),
        ("Nochevieja 2019", "date:2019-12-31"),
        ("de 2015 a 2019", "date:2015..2019"),
        ("entre 2015 y 2019", "date:2015..2019"),
        ("antes de 2015", "date:..2014"),
        ("desde 2019", "date:2019.."),
    ]);
}

#[test]
fn without() {
    check(&[
        ("playa sin gente", "playa -gente"),
        ("playa sin la gente al atardecer", "playa -gente al atardecer"),
        ("calle sin coches en invierno", "calle -coches en invierno"),
        ("sin gente", "sin gente"),
        ("la semana pasada sin gente", "date:2026-11-09..2026-11-15 -gente"),
    ]);
}

#[test]
fn plain() {
    check(&[("verano", "verano"), ("sol", "sol"), ("un año", "un año"), ("nieve en invierno", "nieve en invierno")]);
}
