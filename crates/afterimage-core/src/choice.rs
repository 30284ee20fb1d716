//! Which model a library answers with: choosing another one, and letting go of what an old one left.

use std::sync::Arc;

use crate::catalog::{ModelRow, Setting};
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::variant::ModelVariant;
use crate::view::Problem;

/// Embeddings deleted in one transaction, so that nobody waits long for the catalog.
const FREED_AT_ONCE: usize = 2000;

/// What choosing a model leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Choice {
    /// It answers already; a switch to another one, if there was one under way, is given up.
    InUse,
    /// It answers as soon as an indexing run has embedded every photo with it.
    Switching,
}

impl Library {
    /// Chooses the model that is to answer. Until it has embedded every photo the one in use goes on answering; what was
    /// embedded by either is kept. [`ModelVariant`] says how a model with weights of 8 bits is named.
    ///
    /// # Errors
    /// If the model can't be loaded. Nothing changes then.
    pub fn use_model(&self, name: &str) -> Result<Choice, LibraryError> {
        if self.model().name() == name {
            self.catalog().write(|connection| {
                Setting::NextModel.clear(connection)?;
                Setting::Model.set(connection, name)
            })?;
            // What is wrong with a model that nobody waits for is no problem any more.
            self.note_model_problem(None);
            return Ok(Choice::InUse);
        }
        // That it loads is known before anything is promised.
        drop(self.encoders().load(name)?);
        self.catalog().write(|connection| Setting::NextModel.set(connection, name))?;
        Ok(Choice::Switching)
    }

    /// Whether a model answers in this library, or is to answer next, with its weights in whatever precision.
    pub fn needs_model(&self, name: &str) -> Result<bool, LibraryError> {
        let next = self.catalog().read(|connection| Setting::NextModel.get(connection))?;
        let is_it = |other: &str| ModelVariant::of(other).model == name;
        Ok(is_it(self.model().name()) || next.as_deref().is_some_and(is_it))
    }

    /// Deletes the embeddings of a model, given as `name@revision`; how many that were.
    ///
    /// # Errors
    /// [`LibraryError::ModelInUse`] for the model that answers or is to answer next.
    pub fn free_model(&self, model: &str) -> Result<u64, LibraryError> {
        let (next, held) =
            self.catalog().read(|connection| Ok((Setting::NextModel.get(connection)?, ModelRow::held(connection)?)))?;
        let name = model.rsplit_once('@').map_or(model, |(name, _)| name);
        if self.model().row.name == model || next.as_deref() == Some(name) {
            return Err(LibraryError::ModelInUse { model: model.to_owned() });
        }
        let mut freed = 0;
        for (row, _) in held.iter().filter(|(row, _)| row.name == model) {
            loop {
                match self.catalog().write(|connection| row.free(connection, FREED_AT_ONCE))? {
                    0 => break,
                    some => freed += some as u64,
                }
            }
        }
        Ok(freed)
    }

    /// Answers with the model that was chosen for this library in another process, if one was.
    pub(crate) fn follow_choice(&self) -> Result<(), LibraryError> {
        let Some(chosen) = self.catalog().read(|connection| Setting::Model.get(connection))? else { return Ok(()) };
        if chosen == self.model().name() {
            return Ok(());
        }
        match self.encoders().load(&chosen) {
            Ok(encoder) => {
                let model = Model::open(encoder, self.catalog(), &self.index_file())?;
                self.answer_with(Arc::new(model));
                self.note_model_problem(None);
            }
            Err(error) => self.note_model_problem(Some(Problem::from(&error))),
        }
        Ok(())
    }
}
