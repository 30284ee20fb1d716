//! How the system ranks our work among that of other programs, and of a person who searches.

use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};

/// How much a thread or a process yields to others. On Linux its input and output yield as much: the system derives their rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Priority {
    /// As any program: somebody waits for it.
    #[default]
    Normal,
    /// Where others want the processor, it gets about a tenth of it.
    Low,
    /// It gets what nobody else wants.
    Lowest,
}

impl Priority {
    /// Lowers the calling thread's priority, and that of the threads and processes it starts where the system passes it on. It
    /// can't be raised again.
    pub fn take(self) {
        let value = match self {
            Self::Normal => return,
            // A niceness of 9 where there is niceness.
            Self::Low => ThreadPriorityValue::try_from(25).map_or(ThreadPriority::Min, ThreadPriority::Crossplatform),
            Self::Lowest => ThreadPriority::Min,
        };
        // Where the system refuses, the thread is as it was: started by somebody who yields more already, perhaps.
        if let Err(error) = set_current_thread_priority(value) {
            tracing::debug!(?error, "the priority of a thread is not lowered");
        }
    }

    /// So many times as long as usual something may take by the clock on the wall before it is given up.
    pub(crate) fn patience(self) -> u32 {
        match self {
            Self::Normal => 1,
            Self::Low => 4,
            Self::Lowest => 20,
        }
    }

    /// What a process is told that is to take it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Low => "low",
            Self::Lowest => "lowest",
        }
    }

    /// The priority of this name.
    pub(crate) fn named(name: &str) -> Self {
        let all = [Self::Low, Self::Lowest];
        all.into_iter().find(|priority| priority.name() == name).unwrap_or_default()
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    /// How nice the calling thread is.
    fn niceness() -> i64 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        // The name, in parentheses, may hold spaces; niceness is the 19th field.
        stat.rsplit_once(')').unwrap().1.split_whitespace().nth(16).unwrap().parse().unwrap()
    }

    #[test]
    fn a_thread_yields_and_its_neighbours_do_not() {
        let before = niceness();
        let after = |priority: Priority| {
            std::thread::spawn(move || {
                priority.take();
                niceness()
            })
            .join()
            .unwrap()
        };
        assert_eq!(after(Priority::Normal), before);
        assert_eq!(after(Priority::Low), before.max(9));
        assert_eq!(after(Priority::Lowest), 19);
        assert_eq!(niceness(), before);
    }

    #[test]
    fn a_process_is_told_its_priority_by_name() {
        for priority in [Priority::Normal, Priority::Low, Priority::Lowest] {
            assert_eq!(Priority::named(priority.name()), priority);
        }
    }
}
