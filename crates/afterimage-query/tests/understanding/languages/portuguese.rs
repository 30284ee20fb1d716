use crate::check;

#[test]
fn dates() {
    check(&[
        ("praia no verão passado", "praia date:2026-06..2026-08"),
        ("verão de 2019", "date:2019-06..2019-08"),
        ("em março", "date:*-03"),
        ("março de 2019", "date:2019-03"),
        ("7 de março de 2019", "date:2019-03-07"),
        ("ontem", "date:2026-11-21"),
        ("anteontem", "date:2026-11-20"),
        ("na semana passada", "date:2026-11-09..2026-11-15"),
        ("no ano passado", "date:2025"),
        ("ano retrasado", "date:2024"),
        ("há dois anos", "date:2024"),
        ("dois anos atrás", "date:2024"),
        ("últimos 3 dias", "date:2026-11-20..2026-11-22"),
        ("anos 90", "date:1990..1999"),
        ("Natal de 2019", "date:2019-12-24..2019-12-26"),
        ("Páscoa 2019", "date:2019-04-19..2019-04-22"),
        ("de 2015 a 2019", "date:2015..2019"),
        ("entre 2015 e 2019", "date:2015..2019"),
        ("antes de 2015", "date:..2014"),
        ("desde 2019", "date:2019.."),
        ("até 2019", "date:..2019"),
    ]);
}

#[test]
fn without() {
    check(&[
        ("praia sem pessoas", "praia -pessoas"),
        ("praia sem as pessoas ao pôr do sol", "praia -pessoas ao pôr do sol"),
        ("rua sem carros na chuva", "rua -carros na chuva"),
    ]);
}

#[test]
fn plain() {
    check(&[("verão", "verão"), ("Natal", "Natal"), ("maio", "maio"), ("neve no inverno", "neve no inverno")]);
}
