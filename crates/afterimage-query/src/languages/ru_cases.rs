//! What Russian makes of the names of towns behind its prepositions: Москва, but «в Москве», «из Москвы», «под Москвой».
//!
//! Whether a name is declined, and what its gender is, can't be told from its letters. So every form is given that a name with
//! such an ending can have: those that do not exist are written by nobody.

/// Endings, and what they are in the prepositional, genitive, accusative and instrumental case. The first row that fits counts;
/// alternatives have a bar between them.
type Endings = [(&'static str, [&'static str; 4])];

const NOUNS: &Endings = &[
    ("ия", ["ии", "ии", "ию", "ией"]),
    ("ка", ["ке", "ки", "ку", "кой"]),
    ("га", ["ге", "ги", "гу", "гой"]),
    ("ха", ["хе", "хи", "ху", "хой"]),
    ("жа", ["же", "жи", "жу", "жей"]),
    ("ша", ["ше", "ши", "шу", "шей"]),
    ("ча", ["че", "чи", "чу", "чей"]),
    ("ща", ["ще", "щи", "щу", "щей"]),
    ("ца", ["це", "цы", "цу", "цей"]),
    ("а", ["е", "ы", "у", "ой"]),
    ("я", ["е", "и", "ю", "ей"]),
    ("ец", ["це", "ца", "ец", "цом|цем"]),
    ("ц", ["це", "ца", "ц", "цем"]),
    ("ж", ["же", "жа", "ж", "жем"]),
    ("ш", ["ше", "ша", "ш", "шем"]),
    ("ч", ["че", "ча", "ч", "чем"]),
    ("щ", ["ще", "ща", "щ", "щем"]),
    ("ь", ["и|е", "и|я", "ь", "ью|ем"]),
    ("й", ["е", "я", "й", "ем"]),
    ("ово", ["ове", "ова", "ово", "овом"]),
    ("ево", ["еве", "ева", "ево", "евом"]),
    ("ино", ["ине", "ина", "ино", "ином"]),
    ("ыно", ["ыне", "ына", "ыно", "ыном"]),
    ("ы", ["ах", "", "ы", "ами"]),
    ("ки", ["ках", "ок", "ки", "ками"]),
    ("щи", ["щах", "щ", "щи", "щами"]),
    ("", ["е", "а", "", "ом"]),
];

const ADJECTIVES: &Endings = &[
    ("кий", ["ком", "кого", "кий", "ким"]),
    ("гий", ["гом", "гого", "гий", "гим"]),
    ("хий", ["хом", "хого", "хий", "хим"]),
    ("ий", ["ем", "его", "ий", "им"]),
    ("ый", ["ом", "ого", "ый", "ым"]),
    ("ой", ["ом", "ого", "ой", "ым"]),
    ("ая", ["ой", "ой", "ую", "ой"]),
    ("яя", ["ей", "ей", "юю", "ей"]),
    ("ое", ["ом", "ого", "ое", "ым"]),
    ("ее", ["ем", "его", "ее", "им"]),
    ("ые", ["ых", "ых", "ые", "ыми"]),
    ("ие", ["их", "их", "ие", "ими"]),
];

/// The forms of a name in Cyrillic that differ from it; none of other names.
pub(crate) fn declined(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if !name.chars().next_back().is_some_and(|last| matches!(last, 'а'..='я')) {
        return forms;
    }
    for case in 0..4 {
        // Ростов-на-Дону: what stands behind is in its case already.
        let (noun, behind) = name.find("-на-").map_or((name, ""), |at| name.split_at(at));
        let start = noun.rfind([' ', '-']).map_or(0, |at| at + 1);
        let (before, noun) = noun.split_at(start);
        let before: String = before.split_inclusive(' ').map(|word| qualifier(word, case)).collect();
        let whole = declined_word(noun, case, ADJECTIVES).into_iter().chain(declined_word(noun, case, NOUNS));
        for noun in whole {
            let form = format!("{before}{noun}{behind}");
            if form != name && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// A word in front of the noun: declined if it is an adjective, as it is otherwise.
fn qualifier(word: &str, case: usize) -> String {
    let (bare, space) = word.split_at(word.trim_end().len());
    declined_word(bare, case, ADJECTIVES).into_iter().next().map_or_else(|| word.to_owned(), |form| form + space)
}

fn declined_word(word: &str, case: usize, endings: &Endings) -> Vec<String> {
    let fits = |ending: &str| match ending {
        // A consonant. Tokyo, Sochi and Baku stay as they are.
        "" => !word.ends_with(|last| "аеёиоуыэюя".contains(last)),
        _ => word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 1),
    };
    let Some((ending, cases)) = endings.iter().find(|(ending, _)| fits(ending)) else { return Vec::new() };
    let stem = word.strip_suffix(ending).unwrap_or(word);
    cases.get(case).into_iter().flat_map(|forms| forms.split('|')).map(|form| format!("{stem}{form}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_declined_as_they_are_behind_prepositions() {
        for (name, wanted) in [
            ("Москва", "Москве Москвы Москву Москвой"),
            ("Прага", "Праге Праги Прагу Прагой"),
            ("Ницца", "Ницце Ниццы Ниццу Ниццей"),
            ("Венеция", "Венеции Венецию Венецией"),
            ("Генуя", "Генуе Генуи Геную Генуей"),
            ("Париж", "Париже Парижа Парижем"),
            ("Мюнхен", "Мюнхене Мюнхена Мюнхеном"),
            ("Казань", "Казани Казанью"),
            ("Ярославль", "Ярославле Ярославля Ярославлем"),
            ("Шанхай", "Шанхае Шанхая Шанхаем"),
            ("Череповец", "Череповце Череповца Череповцом"),
            ("Афины", "Афинах Афин Афинами"),
            ("Мытищи", "Мытищах Мытищ Мытищами"),
            ("Иваново", "Иванове Иванова Ивановом"),
            ("Грозный", "Грозном Грозного Грозным"),
            ("Нижний Новгород", "Нижнем_Новгороде Нижнего_Новгорода Нижним_Новгородом"),
            ("Набережные Челны", "Набережных_Челнах Набережными_Челнами"),
            ("Красная Поляна", "Красной_Поляне Красной_Поляны Красную_Поляну"),
            ("Нью-Йорк", "Нью-Йорке Нью-Йорка"),
            ("Лос Анджелес", "Лос_Анджелесе"),
            ("Ростов-на-Дону", "Ростове-на-Дону Ростова-на-Дону Ростовом-на-Дону"),
        ] {
            let forms = declined(name);
            for form in wanted.split(' ').map(|form| form.replace('_', " ")) {
                assert!(forms.contains(&form), "{form} among {forms:?}");
            }
        }
    }

    #[test]
    fn other_names_stay_as_they_are() {
        for name in ["Токио", "Сочи", "Баку", "Кале", "Moscow", "北京", "", "Зеленоград 2"]
        {
            assert!(declined(name).is_empty(), "{name}: {:?}", declined(name));
        }
        assert_eq!(declined("Уфа"), ["Уфе", "Уфы", "Уфу", "Уфой"]);
    }
}
