//! `afterimage bench`: how long a query takes on the library that is there.

pub mod while_indexing;

use std::io::{self, Write};
use std::time::Instant;

use afterimage_core::{Library, Method, Query};
use serde::Serialize;

use crate::arguments::Bench;
use crate::output;

/// What people type, short and long, in several scripts.
const QUERIES: [&str; 24] = [
    "dog",
    "sunset at the beach",
    "children playing in the snow",
    "receipt from the hardware store",
    "a man on a bicycle in front of an old church",
    "birthday cake with candles",
    "Hund im Schnee",
    "Kinder am Strand bei Sonnenuntergang",
    "chien qui saute dans la neige",
    "une tasse de café sur une table en bois",
    "niños jugando al fútbol",
    "gatto che dorme sul divano",
    "menina de vestido vermelho",
    "kočka na okně",
    "собака бежит по траве",
    "горы и озеро осенью",
    "海边的日落",
    "一只猫在沙发上睡觉",
    "雪の中の犬",
    "桜の下のピクニック",
    "눈 덮인 산",
    "كلب يجري على الشاطئ",
    "बर्फ में खेलते बच्चे",
    "ชายหาดตอนพระอาทิตย์ตก",
];

/// Hits asked for, as the window does.
const LIMIT: usize = 500;

/// Milliseconds.
#[derive(Serialize)]
struct Latency {
    p50: f32,
    p95: f32,
    max: f32,
}

#[derive(Serialize)]
struct Report {
    photos: u64,
    queries: usize,
    /// From words to ranked photos, nothing cached.
    whole: Latency,
    /// Of that, the text tower.
    text_tower: Latency,
    /// Search and ranking by the exact scan, embedding cached.
    exact: Latency,
    /// Search and ranking through the graph, embedding cached.
    graph: Latency,
    /// The same for photos like a photo: no embedding, and no correction for hubness. What words take more is the correction.
    similar: Latency,
    /// The share of the exact scan's first ten hits that the graph finds.
    graph_recall_at_10: f32,
}

pub fn run(library: &Library, arguments: &Bench, json: bool) -> anyhow::Result<u8> {
    // A number makes each round's words new to the cache.
    let queries: Vec<String> =
        (0..arguments.rounds).flat_map(|round| QUERIES.map(|query| format!("{query} {}", round + 1))).collect();
    // The first query of a process pays for memory it touches first.
    library.search(&Query::Text { text: "warm up".to_owned() }, LIMIT)?;

    let (mut tower, mut whole, mut exact, mut graph) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut similar, mut wanted, mut found) = (Vec::new(), 0, 0);
    for text in &queries {
        tower.push(timed(|| library.encoder().embed_text(text))?.1);
        let query = Query::Text { text: text.clone() };
        whole.push(timed(|| library.search(&query, LIMIT))?.1);
        let (truth, took) = timed(|| library.search_by(&query, LIMIT, Method::Exact))?;
        exact.push(took);
        let (guess, took) = timed(|| library.search_by(&query, LIMIT, Method::Graph))?;
        graph.push(took);
        if let Some(&photo) = truth.photos.first() {
            similar.push(
                timed(|| {
                    library.search_by(&Query::Similar { photo, frame: None, text: String::new() }, LIMIT, Method::Graph)
                })?
                .1,
            );
        }
        let first = |photos: &[i64]| photos.iter().take(10).copied().collect::<Vec<_>>();
        let (truth, guess) = (first(&truth.photos), first(&guess.photos));
        wanted += truth.len();
        found += truth.iter().filter(|photo| guess.contains(photo)).count();
    }
    let report = Report {
        photos: library.status()?.embedded,
        queries: queries.len(),
        whole: latency(whole),
        text_tower: latency(tower),
        exact: latency(exact),
        graph: latency(graph),
        similar: latency(similar),
        graph_recall_at_10: found as f32 / wanted.max(1) as f32,
    };
    if json {
        output::json(&report)?;
    } else {
        tell(&report)?;
    }
    Ok(0)
}

fn timed<T, E>(run: impl FnOnce() -> Result<T, E>) -> Result<(T, f32), E> {
    let start = Instant::now();
    let answer = run()?;
    Ok((answer, start.elapsed().as_secs_f32() * 1000.0))
}

fn latency(mut times: Vec<f32>) -> Latency {
    times.sort_by(f32::total_cmp);
    let at = |share: f32| times.get(((times.len() as f32 * share) as usize).min(times.len().saturating_sub(1)));
    Latency {
        p50: at(0.5).copied().unwrap_or_default(),
        p95: at(0.95).copied().unwrap_or_default(),
        max: at(1.0).copied().unwrap_or_default(),
    }
}

fn tell(report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} queries on {} photos, {LIMIT} hits each; milliseconds\n", report.queries, report.photos)?;
    writeln!(out, "                        p50     p95     max")?;
    for (name, latency) in [
        ("words to photos", &report.whole),
        ("  text tower", &report.text_tower),
        ("  search, exact", &report.exact),
        ("  search, graph", &report.graph),
        ("similar photos", &report.similar),
    ] {
        writeln!(out, "{name:20} {:6.1}  {:6.1}  {:6.1}", latency.p50, latency.p95, latency.max)?;
    }
    writeln!(out, "\nthe graph finds {:.1} % of the exact scan's first ten", 100.0 * report.graph_recall_at_10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_taken_from_the_sorted_times() {
        let latency = latency((1..=100).rev().map(|ms| ms as f32).collect());
        assert_eq!((latency.p50, latency.p95, latency.max), (51.0, 96.0, 100.0));
    }
}
