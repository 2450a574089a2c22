//! The page of a pain diary: nothing from outside, one script and one style, and every word of the diary.

use patella::pain::diary::write::new_diary;
use patella::pain::vocabulary::{PainTiming, Side, Site, Trigger, Vocabulary};
use patella::report::diary_page::page;
use patella::report::text::{RED_FLAGS, RED_FLAGS_OF_DIARY};

use super::BANNED;
use super::digest::sha256_base64;

/// What lies between the first `begin` and the `end` after it.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    text.split(begin).nth(1).unwrap().split(end).next().unwrap()
}

#[test]
fn the_policy_names_the_one_script_and_the_one_style() {
    let page = page();
    for (kind, element) in [("script-src", "script"), ("style-src", "style")] {
        let begin = format!("<{element}>");
        assert_eq!(page.matches(&begin).count(), 1);
        let hash = sha256_base64(between(&page, &begin, &format!("</{element}>")).as_bytes());
        let named = format!("{kind} 'sha256-{hash}';");
        assert!(page.contains(&named), "the {element} has changed: write {hash} into the policy in diary_page.rs");
    }
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    for part in ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"] {
        assert!(policy.contains(part), "{part}");
    }
    assert!(!policy.contains("unsafe") && !page.contains(" style=") && !page.contains(" onclick="));
}

#[test]
fn the_page_has_no_outside_address() {
    let page = page();
    // The namespace of a drawing is a name.
    let addresses = page.replace("http://www.w3.org/2000/svg", "");
    for outside in
        ["http:", "https:", "//cdn", "src=\"", "@import", "fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket"]
    {
        assert!(!addresses.contains(outside), "{outside}");
    }
    assert_eq!(addresses.matches("url(").count(), addresses.matches("url(data:font/woff2").count());
    assert_eq!(page.matches("href=").count(), page.matches("href=\"data:image/svg+xml").count());
    assert!(page.len() < 250_000, "{}", page.len());
}

#[test]
fn the_page_offers_every_word_and_every_column_of_the_diary() {
    fn offers<V: Vocabulary>(page: &str, name: &str) {
        let begin = format!(" name=\"{name}\" value=\"");
        let offered: Vec<&str> = page.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let meant: Vec<Option<V>> =
            offered.iter().filter(|word| !word.is_empty()).map(|word| V::meaning(word)).collect();
        assert!(meant.iter().all(Option::is_some), "{offered:?}");
        assert!(V::all().eq(meant.into_iter().flatten()), "{offered:?}");
    }
    let page = page();
    offers::<PainTiming>(&page, "when");
    offers::<Side>(&page, "side");
    offers::<Site>(&page, "site");
    offers::<Trigger>(&page, "trigger");
    for site in ["around or behind kneecap", "under kneecap", "below kneecap", "outer", "inner", "back"] {
        assert!(Site::meaning(site).is_some() && page.contains(&format!("data-site=\"{site}\"")), "{site}");
    }
    let words: serde_json::Value =
        serde_json::from_str(between(&page, "<script type=\"application/json\" id=\"words\">", "</script>")).unwrap();
    let names: Vec<&str> =
        words["columns"]["names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(new_diary().lines().last(), Some(names.join(",").as_str()));
    for column in ["date", "score", "time", "when", "side", "site", "trigger", "lasted", "ostrc", "note"] {
        assert!(names.contains(&column), "{column} is named in the script");
    }
}

#[test]
fn the_page_neither_diagnoses_nor_advises() {
    let page = page();
    assert!(page.contains(RED_FLAGS_OF_DIARY) && !page.contains("computed from any file"));
    let shared = RED_FLAGS_OF_DIARY.get(1..).unwrap();
    assert!(RED_FLAGS.ends_with(shared), "report and page name the same signs");
    let lower = page.to_lowercase();
    for word in BANNED {
        assert!(!lower.contains(word), "{word}");
    }
    assert!(page == self::page(), "the same bytes each time");
}
