//! How long it takes to understand a query, typical ones and one of 100 kB:
//! `cargo run -p afterimage-query --example parse_time`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use afterimage_query::{Context, Query};

fn main() {
    let typical = [
        "dog",
        "children playing on the beach at sunset",
        "dogs on the beach last summer without people, rating>=4",
        "去年夏天没有人的海滩",
        "photo:12 + \"at night\" − people",
        "im März 2019 ohne Menschen camera:Nikon",
    ];
    for text in typical {
        println!("{:>10.1} µs  {text}", best(text, 200).as_secs_f64() * 1e6);
    }
    let long =
        [("words", "dogs on the beach "), ("prepositions", "in "), ("dates", "last summer 2019 "), ("quotes", "\"a ")];
    for (name, piece) in long {
        for kilobytes in [1, 10, 100] {
            let text = piece.repeat(kilobytes * 1000 / piece.len());
            println!("{:>10.2} ms  {kilobytes} kB of {name}", best(&text, 100 / kilobytes + 2).as_secs_f64() * 1e3);
        }
    }
}

/// The best of some runs: what a busy machine takes away says nothing.
fn best(text: &str, runs: usize) -> Duration {
    let context = Context::on(jiff::civil::date(2026, 11, 22));
    let run = |_| {
        let start = Instant::now();
        black_box(Query::parse(black_box(text), &context));
        start.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}
