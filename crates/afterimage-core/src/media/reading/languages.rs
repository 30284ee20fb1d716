//! Which languages to read.

/// All that are installed are read where nobody chose and there are no more than these: each takes time with every photo that has
/// text.
const MOST_AUTOMATIC: usize = 3;

/// What Tesseract calls the languages of systems.
const NAMES: [(&str, &str); 37] = [
    ("ar", "ara"),
    ("bg", "bul"),
    ("ca", "cat"),
    ("cs", "ces"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("es", "spa"),
    ("et", "est"),
    ("fa", "fas"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ko", "kor"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("nb", "nor"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sv", "swe"),
    ("th", "tha"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("vi", "vie"),
    ("zh", "chi_sim"),
];

/// The language the environment asks for, as Tesseract calls it. Where systems keep it elsewhere, nothing is known.
pub(super) fn of_the_system() -> Option<String> {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|variable| std::env::var(variable).unwrap_or_default());
    named.iter().find(|locale| !locale.is_empty()).and_then(|locale| of_locale(locale)).map(str::to_owned)
}

fn of_locale(locale: &str) -> Option<&'static str> {
    if ["zh_TW", "zh_HK", "zh_Hant"].iter().any(|traditional| locale.starts_with(traditional)) {
        return Some("chi_tra");
    }
    let letters = locale.split(['_', '.', '-', '@']).next()?;
    NAMES.iter().find(|(known, _)| *known == letters).map(|(_, name)| *name)
}

/// Those of the installed languages to read; `system` is that of the system.
pub(super) fn chosen(installed: &[String], wanted: &[String], system: Option<&str>) -> Vec<String> {
    let is_automatic =
        |language: &&str| installed.len() <= MOST_AUTOMATIC || *language == "eng" || Some(*language) == system;
    let installed = || installed.iter().map(String::as_str);
    let mut languages: Vec<String> = Vec::new();
    let mut add = |language: &str| {
        if installed().any(|known| known == language) && !languages.iter().any(|known| known == language) {
            languages.push(language.to_owned());
        }
    };
    match wanted.is_empty() {
        false => wanted.iter().for_each(|language| add(language)),
        true => {
            add("eng");
            installed().filter(is_automatic).for_each(&mut add);
            // Neither of both, but something.
            if languages.is_empty() {
                languages.extend(installed().next().map(str::to_owned));
            }
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(names: &str) -> Vec<String> {
        names.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_was_chosen_is_read_if_it_is_there() {
        let installed = languages("ara chi_sim deu eng");
        assert_eq!(chosen(&installed, &languages("deu fra eng deu"), None), languages("deu eng"));
        assert_eq!(chosen(&installed, &languages("fra"), None), languages(""));
    }

    #[test]
    fn where_nobody_chose_few_are_all_read_and_of_many_english_and_the_systems() {
        assert_eq!(chosen(&languages("chi_sim deu eng"), &[], None), languages("eng chi_sim deu"));
        assert_eq!(chosen(&languages("afr amh ara deu eng"), &[], Some("deu")), languages("eng deu"));
        assert_eq!(chosen(&languages("afr amh ara deu eng"), &[], None), languages("eng"));
        assert_eq!(chosen(&languages("afr amh ara deu"), &[], Some("fra")), languages("afr"));
        assert_eq!(chosen(&[], &[], Some("fra")), languages(""));
    }

    #[test]
    fn locales_are_languages() {
        let found = ["de_DE.UTF-8", "zh_TW.UTF-8", "zh_CN", "pt", "C.UTF-8", "POSIX"].map(of_locale);
        assert_eq!(found, [Some("deu"), Some("chi_tra"), Some("chi_sim"), Some("por"), None, None]);
    }
}
