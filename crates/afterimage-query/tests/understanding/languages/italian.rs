use crate::check;

#[test]
fn dates() {
    check(&[
        ("spiaggia l'estate scorsa", "spiaggia date:2026-06..2026-08"),
        ("estate 2019", "date:2019-06..2019-08"),
        ("nell'estate del 2019", "date:2019-06..2019-08"),
        ("a marzo", "date:*-03"),
        ("marzo 2019", "date:2019-03"),
        ("il 7 marzo 2019", "date:2019-03-07"),
        ("ieri", "date:2026-11-21"),
        ("l'altro ieri", "date:2026-11-20"),
        ("la settimana scorsa", "date:2026-11-09..2026-11-15"),
        ("lo scorso fine settimana", "date:2026-11-14..2026-11-15"),
        ("l'anno scorso", "date:2025"),
        ("due anni fa", "date:2024"),
        ("3 giorni fa", "date:2026-11-19"),
        ("ultimi 3 mesi", "date:2026-08-23..2026-11-22"),
        ("gli anni '90", "date:1990..1999"),
        ("negli anni novanta", "date:1990..1999"),
        ("Natale 2019", "date:2019-12-24..2019-12-26"),
        ("Pasqua 2019", "date:2019-04-19..2019-04-22"),
        ("Capodanno 2020", "date:2020-01-01"),
        ("dal 2015 al 2019", "date:2015..2019"),
        ("tra il 2015 e il 2019", "date:2015..2019"),
        ("prima del 2015", "date:..2014"),
        ("dal 2019", "date:2019.."),
    ]);
}

#[test]
fn without() {
    check(&[
        ("spiaggia senza persone", "spiaggia -persone"),
        ("spiaggia senza le persone al tramonto", "spiaggia -persone al tramonto"),
        ("strada senza auto rosse di notte", "strada -\"auto rosse\" di notte"),
    ]);
}

#[test]
fn plain() {
    check(&[("estate", "estate"), ("neve in inverno", "neve in inverno"), ("un anno", "un anno")]);
}
