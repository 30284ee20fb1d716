//! `afterimage bench --indexing`: what work in the background costs the person who searches.

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use afterimage_core::view::{IndexPace, IndexPhase};
use afterimage_core::{IndexControl, InstalledModels, Library, Query};
use serde::Serialize;

use super::{LIMIT, Latency, QUERIES, latency, timed};
use crate::output;

/// Between two queries, as when somebody types and looks. Without it the queries would be what keeps the computer busy.
const THOUGHT: Duration = Duration::from_millis(200);

/// Queries asked when nothing else is done.
const AT_REST: usize = 96;

/// Milliseconds from words to ranked photos.
#[derive(Serialize)]
struct Report {
    pace: IndexPace,
    photos: u64,
    /// How fast they came in meanwhile.
    photos_per_second: f32,
    /// Queries asked while photos came in.
    queries: usize,
    indexing: Latency,
    /// The same on the finished library, when nothing else is done.
    at_rest: Latency,
    /// What indexing makes of the median and of the slowest twentieth.
    p50_ratio: f32,
    p95_ratio: f32,
}

pub fn run(models: &dyn Fn() -> anyhow::Result<InstalledModels>, folder: &Path, json: bool) -> anyhow::Result<u8> {
    let mut reports = Vec::new();
    for pace in IndexPace::ALL {
        let directory = tempfile::tempdir()?;
        let library = Library::open(directory.path(), models()?)?;
        library.add_folder(folder)?;
        library.override_pace(pace);
        reports.push(measure(&library, pace)?);
    }
    if json {
        output::json(&reports)?;
    } else {
        tell(&reports)?;
    }
    Ok(0)
}

fn measure(library: &Library, pace: IndexPace) -> anyhow::Result<Report> {
    let mut number = 0;
    let mut ask = || {
        // A number makes the words new to the cache.
        number += 1;
        let text = format!("{} {number}", QUERIES[number % QUERIES.len()]);
        let took = timed(|| library.search(&Query::Text { text }, LIMIT)).map(|(_, took)| took);
        thread::sleep(THOUGHT);
        took
    };
    // The first query of a process pays for memory it touches first.
    ask()?;
    let (reading, over) = (AtomicBool::new(false), AtomicBool::new(false));
    let (indexed, seconds, indexing) = thread::scope(|scope| -> anyhow::Result<_> {
        let indexer = scope.spawn(|| {
            let start = Instant::now();
            let report = library.index_folders(&IndexControl::default(), &mut |progress| {
                reading.store(progress.phase == IndexPhase::Indexing && progress.done > 0, Ordering::Relaxed);
            });
            over.store(true, Ordering::Relaxed);
            (report, start.elapsed().as_secs_f32())
        });
        let mut times = Vec::new();
        while !over.load(Ordering::Relaxed) {
            let counts = reading.load(Ordering::Relaxed);
            let took = ask()?;
            // The last one may have had the computer for itself.
            if counts && !over.load(Ordering::Relaxed) {
                times.push(took);
            }
        }
        let (report, seconds) = indexer.join().map_err(|_| anyhow::anyhow!("the indexer crashed"))?;
        Ok((report?, seconds, times))
    })?;
    let queries = indexing.len();
    let at_rest = (0..AT_REST).map(|_| ask()).collect::<Result<Vec<_>, _>>()?;
    let (indexing, at_rest) = (latency(indexing), latency(at_rest));
    Ok(Report {
        pace,
        photos: library.status()?.embedded,
        photos_per_second: indexed.embedded as f32 / seconds,
        queries,
        p50_ratio: indexing.p50 / at_rest.p50,
        p95_ratio: indexing.p95 / at_rest.p95,
        indexing,
        at_rest,
    })
}

fn tell(reports: &[Report]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "words to photos while photos come in, and at rest; milliseconds\n")?;
    writeln!(out, "pace      photos/s  queries    p50    p95    at rest p50    p95    ratio p50    p95")?;
    for Report { pace, photos_per_second, queries, indexing, at_rest, p50_ratio, p95_ratio, .. } in reports {
        writeln!(
            out,
            "{:9} {photos_per_second:8.1}  {queries:7}  {:5.1}  {:5.1}  {:13.1}  {:5.1}  {p50_ratio:11.2}  {p95_ratio:5.2}",
            pace.name(),
            indexing.p50,
            indexing.p95,
            at_rest.p50,
            at_rest.p95,
        )?;
    }
    Ok(())
}
