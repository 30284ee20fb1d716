use crate::check;

#[test]
fn dates() {
    check(&[
        ("plage l'été dernier", "plage date:2026-06..2026-08"),
        ("l’été 2019", "date:2019-06..2019-08"),
        ("en mars", "date:*-03"),
        ("en mars 2019", "date:2019-03"),
        ("mars 2019", "date:2019-03"),
        ("le 7 mars 2019", "date:2019-03-07"),
        ("1er mai 2020", "date:2020-05-01"),
        ("août 2020", "date:2020-08"),
        ("au mois de mai", "date:*-05"),
        ("photos d'hier", "photos date:2026-11-21"),
        ("hier soir", "date:2026-11-21"),
        ("avant-hier", "date:2026-11-20"),
        ("la semaine dernière", "date:2026-11-09..2026-11-15"),
        ("le week-end dernier", "date:2026-11-14..2026-11-15"),
        ("l'année dernière", "date:2025"),
        ("l'été de l'année dernière", "date:2025-06..2025-08"),
        ("il y a deux ans", "date:2024"),
        ("il y a 3 jours", "date:2026-11-19"),
        ("les 3 derniers mois", "date:2026-08-23..2026-11-22"),
        ("années 90", "date:1990..1999"),
        ("dans les années 80", "date:1980..1989"),
        ("Noël 2019", "date:2019-12-24..2019-12-26"),
        ("Noël dernier", "date:2025-12-24..2025-12-26"),
        ("Pâques 2019", "date:2019-04-19..2019-04-22"),
        ("de 2015 à 2019", "date:2015..2019"),
        ("entre 2015 et 2019", "date:2015..2019"),
        ("avant 2015", "date:..2014"),
        ("depuis 2019", "date:2019.."),
        ("photos de 2019", "photos date:2019"),
    ]);
}

#[test]
fn without() {
    check(&[
        ("plage sans personnes", "plage -personnes"),
        ("plage sans les gens au coucher du soleil", "plage -gens au coucher du soleil"),
        ("rue sans voitures rouges", "rue -\"voitures rouges\""),
        ("sans titre", "sans titre"),
    ]);
}

#[test]
fn plain() {
    check(&[
        ("été", "été"),
        ("été ’19", "date:2019-06..2019-08"),
        ("la planète mars", "la planète mars"),
        ("un an", "un an"),
        ("sept chats", "sept chats"),
        ("neige en hiver", "neige en hiver"),
    ]);
}
