//! What the computer says of itself: whether it is on mains power, and whether somebody is at it.

use std::time::Duration;

use starship_battery::{Manager, State};

use crate::library::Library;
use crate::view::{Manners, Surroundings, WaitsFor};

/// Where that is asked. `None` for what can't be told.
pub trait Senses: Send + Sync {
    /// Whether the computer is on mains power.
    fn on_mains(&self) -> Option<bool>;

    /// How long nobody has used a key or the mouse.
    fn idle(&self) -> Option<Duration>;
}

/// Asks the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemSenses;

impl Senses for SystemSenses {
    fn on_mains(&self) -> Option<bool> {
        let batteries = Manager::new().and_then(|manager| manager.batteries()?.collect::<Result<Vec<_>, _>>());
        match batteries {
            // Without a battery there is nothing else.
            Ok(batteries) => Some(!batteries.iter().any(|battery| battery.state() == State::Discharging)),
            Err(error) => {
                tracing::debug!(%error, "nobody knows whether this computer is on mains power");
                None
            }
        }
    }

    fn idle(&self) -> Option<Duration> {
        system_idle_time::get_idle_time()
            .inspect_err(|error| tracing::debug!(%error, "nobody knows whether this computer is being used"))
            .ok()
    }
}

impl Library {
    /// What the computer says of itself now that [`Manners`] ask for.
    pub fn surroundings(&self) -> Surroundings {
        let senses = SystemSenses;
        Surroundings { on_mains: senses.on_mains(), idle_seconds: senses.idle().map(|idle| idle.as_secs()) }
    }
}

/// What work in the background has to wait for now, as was chosen. What can't be told is not waited for.
pub(crate) fn waits_for(manners: &Manners, senses: &dyn Senses) -> Option<WaitsFor> {
    if manners.only_on_mains && senses.on_mains() == Some(false) {
        return Some(WaitsFor::Mains);
    }
    let long_enough = Duration::from_secs(60 * u64::from(manners.idle_minutes));
    if manners.only_when_idle && senses.idle().is_some_and(|idle| idle < long_enough) {
        return Some(WaitsFor::Idle);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told(Option<bool>, Option<u64>);

    impl Senses for Told {
        fn on_mains(&self) -> Option<bool> {
            self.0
        }

        fn idle(&self) -> Option<Duration> {
            self.1.map(Duration::from_secs)
        }
    }

    #[test]
    fn only_what_was_chosen_and_can_be_told_is_waited_for() {
        let manners = |only_on_mains, only_when_idle| Manners { only_on_mains, only_when_idle, ..Manners::default() };
        let busy_on_battery = Told(Some(false), Some(10));
        assert_eq!(waits_for(&manners(false, false), &busy_on_battery), None);
        assert_eq!(waits_for(&manners(true, true), &busy_on_battery), Some(WaitsFor::Mains));
        assert_eq!(waits_for(&manners(false, true), &busy_on_battery), Some(WaitsFor::Idle));
        assert_eq!(waits_for(&manners(true, true), &Told(Some(true), Some(299))), Some(WaitsFor::Idle));
        assert_eq!(waits_for(&manners(true, true), &Told(Some(true), Some(300))), None);
        assert_eq!(waits_for(&manners(true, true), &Told(None, None)), None);
    }

    #[test]
    fn asking_the_system_does_no_harm() {
        // What it says depends on the computer; a build machine has neither battery nor screen.
        let _ = (SystemSenses.on_mains(), SystemSenses.idle());
    }
}
