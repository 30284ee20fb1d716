//! How many hands are at work on a run, and how they give way to others.
//!
//! Queries are embedded by rayon's global threads, pictures by threads of their own: so a query never waits behind a batch of
//! pictures, and the system, which knows whose threads yield, lets it pass at once.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::library::{Library, LibraryError};
use crate::media::worker::DecodeTerms;
use crate::priority::Priority;
use crate::view::{IndexPace, Manners};

/// More threads that read gain nothing: the encoder is slower than all of them.
const MOST_READERS: usize = 8;

/// Beside the workers: pictures on their way, and what a batch takes.
const MEMORY_BESIDE_MB: u64 = 128;

/// Photos waiting between two steps, at least: each is under a megabyte.
const WAITING: usize = 32;

/// What a run takes of the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Threads that read and decode, each with a worker process while it decodes.
    pub readers: usize,
    /// Threads that a processor embeds with.
    pub embedders: usize,
    /// Whether readers and encoder take turns, so that together they never keep more than one processor busy.
    pub turns: bool,
    /// How all of them yield to others.
    pub priority: Priority,
    /// Bytes that decoding one photo may take, the file itself not counted.
    pub decode_memory: u64,
    /// Photos waiting between two steps.
    pub waiting: usize,
    /// Pictures embedded at once, at most.
    pub batch: usize,
}

impl Plan {
    /// What was chosen, on a computer with so many processors.
    pub fn new(manners: &Manners, processors: usize) -> Self {
        let cap = manners.threads.map_or(usize::MAX, |threads| threads as usize);
        let (wanted, priority) = match manners.pace {
            IndexPace::Quiet => (processors.div_ceil(4), Priority::Lowest),
            IndexPace::Balanced => (processors.div_ceil(2).max(2), Priority::Low),
            IndexPace::Fast => (usize::MAX, Priority::Low),
        };
        // Readers mostly wait for the disk and the encoder: at full speed there are as many as processors beside it.
        let all = (processors.clamp(1, MOST_READERS), processors.max(1));
        let (readers, embedders) = match wanted.min(cap) {
            hands if hands >= all.0 + all.1 => all,
            hands => {
                let readers = (hands / 2).clamp(1, MOST_READERS);
                (readers, hands.saturating_sub(readers).max(1))
            }
        };
        let plan = Self {
            readers,
            embedders,
            turns: wanted.min(cap) == 1,
            priority,
            decode_memory: DecodeTerms::default().memory,
            waiting: WAITING,
            batch: usize::MAX,
        };
        match manners.memory_mb {
            Some(megabytes) => plan.within(u64::from(megabytes.max(Manners::LEAST_MEMORY_MB))),
            None => plan,
        }
    }

    /// The same with fewer hands, where each could take all the memory that it may.
    fn within(self, megabytes: u64) -> Self {
        let for_workers = (megabytes - MEMORY_BESIDE_MB) << 20;
        let decode_memory = self.decode_memory.min(for_workers);
        let readers = usize::try_from(for_workers / decode_memory).unwrap_or(usize::MAX);
        // What waits and what is at work at once share what is left.
        Self { readers: self.readers.min(readers), decode_memory, waiting: WAITING / 2, batch: 8, ..self }
    }

    /// On what terms photos are decoded.
    pub fn decoding(&self) -> DecodeTerms {
        DecodeTerms { priority: self.priority, memory: self.decode_memory }
    }

    /// So many pictures are embedded at once, where the encoder would take `wanted`.
    pub fn batch(&self, wanted: usize) -> usize {
        wanted.min(self.batch).max(1)
    }

    /// So many pictures may wait for the encoder: while it is at the largest batch it takes, the next one gathers.
    pub fn waiting_for(&self, most_pictures: usize) -> usize {
        self.waiting.max(2 * self.batch(most_pictures))
    }
}

impl Library {
    /// What a run takes of this computer, as was chosen.
    pub(crate) fn plan(&self) -> Plan {
        let processors = thread::available_parallelism().map_or(2, NonZero::get);
        Plan::new(&self.current_manners().at_work(), processors)
    }
}

/// The hands of one pass.
pub(super) struct Crew {
    pub plan: Plan,
    embedders: ThreadPool,
    /// Held by whoever is at work, where they take turns.
    turn: Option<Mutex<()>>,
}

impl Crew {
    /// Calls the embedding threads together.
    pub fn gather(plan: Plan) -> Result<Self, LibraryError> {
        let turn = plan.turns.then(Mutex::default);
        Ok(Self { embedders: threads("embed", plan.embedders, plan.priority)?, turn, plan })
    }

    /// Embeds on the crew's threads.
    pub fn embed<T: Send>(&self, run: impl FnOnce() -> T + Send) -> T {
        self.taking_turns(|| self.embedders.install(run))
    }

    /// Does a reader's work, from the first photo to the last, on a thread of its own. What rayon would share out stays there.
    pub fn read<T: Send>(&self, run: impl FnOnce() -> T + Send) -> Result<T, LibraryError> {
        Ok(threads("read", 1, self.plan.priority)?.install(run))
    }

    /// Does what keeps a processor busy, when it is its turn. Nobody may wait for another step meanwhile.
    pub fn taking_turns<T>(&self, run: impl FnOnce() -> T) -> T {
        let _mine = self.turn.as_ref().map(|turn| turn.lock().unwrap_or_else(PoisonError::into_inner));
        run()
    }
}

fn threads(name: &'static str, count: usize, priority: Priority) -> Result<ThreadPool, LibraryError> {
    let failed = |source: ThreadPoolBuildError| LibraryError::NoThreads { source };
    ThreadPoolBuilder::new()
        .num_threads(count)
        .thread_name(move |number| format!("{name}-{number}"))
        .start_handler(move |_| priority.take())
        .build()
        .map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(pace: IndexPace, processors: usize) -> (usize, usize, bool) {
        let plan = Plan::new(&Manners { pace, ..Manners::default() }, processors);
        (plan.readers, plan.embedders, plan.turns)
    }

    #[test]
    fn a_slower_pace_takes_fewer_processors() {
        use IndexPace::{Balanced, Fast, Quiet};
        assert_eq!([1, 2, 4].map(|processors| plan(Quiet, processors)), [(1, 1, true); 3]);
        assert_eq!(
            [8, 16, 32].map(|processors| plan(Quiet, processors)),
            [(1, 1, false), (2, 2, false), (4, 4, false)]
        );
        assert_eq!([1, 2, 4].map(|processors| plan(Balanced, processors)), [(1, 1, false); 3]);
        assert_eq!([8, 16].map(|processors| plan(Balanced, processors)), [(2, 2, false), (4, 4, false)]);
        assert_eq!(
            [1, 2, 8, 32].map(|processors| plan(Fast, processors)),
            [(1, 1, false), (2, 2, false), (8, 8, false), (8, 32, false)]
        );
    }

    #[test]
    fn background_work_yields_at_every_pace() {
        let priority = |pace| Plan::new(&Manners { pace, ..Manners::default() }, 8).priority;
        assert_eq!(IndexPace::ALL.map(priority), [Priority::Lowest, Priority::Low, Priority::Low]);
    }

    #[test]
    fn there_are_never_more_threads_than_allowed() {
        for pace in IndexPace::ALL {
            for processors in [1, 2, 6, 64] {
                for cap in 1..20 {
                    let manners = Manners { pace, threads: Some(cap), ..Manners::default() };
                    let plan = Plan::new(&manners, processors);
                    let at_once = if plan.turns { 1 } else { plan.readers + plan.embedders };
                    assert!(at_once <= cap as usize, "{pace:?} on {processors} with {cap}: {plan:?}");
                    assert!(plan.readers > 0 && plan.embedders > 0);
                }
            }
        }
    }

    #[test]
    fn memory_is_bounded_by_fewer_hands_first() {
        let within = |memory_mb| Plan::new(&Manners { pace: IndexPace::Fast, memory_mb, ..Manners::default() }, 8);
        assert_eq!((within(None).readers, within(Some(10_000)).readers), (8, 8));
        for megabytes in [1, 512, 640, 1000, 2000] {
            let plan = within(Some(megabytes));
            let most = plan.readers as u64 * plan.decode_memory + (MEMORY_BESIDE_MB << 20);
            assert!(most <= u64::from(megabytes.max(512)) << 20, "{megabytes}: {plan:?}");
            assert!(plan.readers > 0 && plan.batch(64) == 8 && plan.waiting_for(64) == 16);
        }
        assert_eq!(within(Some(700)).decode_memory, within(None).decode_memory);
    }

    #[test]
    fn who_takes_turns_is_never_at_work_together() {
        let quiet = Plan::new(&Manners::default(), 1);
        let crew = Crew::gather(quiet).unwrap();
        let at_work = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            use std::sync::atomic::Ordering::SeqCst;
            assert_eq!(at_work.fetch_add(1, SeqCst), 0);
            thread::yield_now();
            at_work.fetch_sub(1, SeqCst);
        };
        thread::scope(|scope| {
            scope.spawn(|| (0..200).for_each(|_| crew.embed(work)));
            scope.spawn(|| crew.read(|| (0..200).for_each(|_| crew.taking_turns(work))).unwrap());
        });
    }
}
