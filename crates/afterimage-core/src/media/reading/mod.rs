//! The text in photos, through the Tesseract of this computer.
//!
//! Tesseract is a program of the person's, started as a process of its own within [bounds](super::guarded), as ffmpeg is for
//! videos; Afterimage neither links nor fetches it. It is never given a name: it opens whatever it is named, addresses too. It gets
//! pixels through a pipe, which this program decoded, and answers with words, where they are and how sure it is of them.

mod languages;
mod tesseract;
mod words;

use std::time::Duration;

use image::RgbImage;

pub use tesseract::Tesseract;

use super::guarded::{self, Bounds, Unanswered};
use super::worker::DecodeTerms;
use super::{MediaError, scale};

/// What is read, and how, as a number: texts of another one are read again.
const READING_VERSION: u32 = 1;

/// Pixels of the picture that is read: about a long side of 1,600. Of the words on receipts, screenshots, slides and signs of 2.5 to 7
/// megapixels it finds 92 of 100 with a long side of 1,600, 89 with 1,200, and 86 and 88 with 2,000 and 3,000, which take longer.
const PIXELS: f64 = 2e6;

/// Small pictures are made so many times larger: letters have to be 20 pixels high to be read well.
const LARGER: f64 = 3.0;

/// The least short side a picture has to be decoded with so that nothing is lost: that of a film still with so many pixels.
const LEAST_SIDE: u32 = 1200;

/// A page full of letters takes 20 s.
const TIME: Duration = Duration::from_secs(120);

/// What it may take to say what it is.
const MEMORY: u64 = 1 << 30;

/// An answer of more bytes is not looked at: 20,000 words.
const MOST_ANSWER: u64 = 2 << 20;

/// Why no text can be read on this computer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoReader {
    /// There is no Tesseract.
    #[error("Tesseract, which reads the text in photos, is not installed")]
    NotInstalled,
    /// There is one that can't be used.
    #[error("Tesseract does not answer: {0}")]
    NotAnswering(String),
    /// It reads with a method of before 2018.
    #[error("{version} is too old; Tesseract 4 or later is needed")]
    TooOld {
        /// What it says of itself.
        version: String,
    },
    /// It has no languages, or none of those that were chosen.
    #[error("Tesseract has no data for any of the languages to read")]
    NoLanguages,
}

/// Why a picture was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Somebody wanted it no more.
    #[error("Reading was stopped.")]
    Stopped,
    /// It took longer than it may, crashed, or answered with something else.
    #[error("Its text can't be read: {0}.")]
    Failed(String),
    /// The picture can't be made ready.
    #[error(transparent)]
    Picture(#[from] MediaError),
}

/// Reads text in some languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReader {
    tesseract: Tesseract,
    version: String,
    installed: Vec<String>,
    languages: Vec<String>,
}

impl TextReader {
    /// Reads in those of the languages `wanted` that `tesseract` has; where none are wanted, in all it has if they are few, else in
    /// English and the system's language. Languages are called as Tesseract calls them: `eng`, `chi_sim`.
    ///
    /// # Errors
    /// Says why nothing can be read.
    pub fn new(tesseract: Tesseract, wanted: &[String]) -> Result<Self, NoReader> {
        let version = tesseract.version().map_err(|error| NoReader::NotAnswering(error.to_string()))?;
        if tesseract::major(&version).is_none_or(|major| major < 4) {
            return Err(NoReader::TooOld { version });
        }
        let installed = tesseract.languages().map_err(|error| NoReader::NotAnswering(error.to_string()))?;
        let languages = languages::chosen(&installed, wanted, languages::of_the_system().as_deref());
        if languages.is_empty() {
            return Err(NoReader::NoLanguages);
        }
        Ok(Self { tesseract, version, installed, languages })
    }

    /// What reads, with all that makes a difference to what is read: texts that another one read are read again. Tesseract's small
    /// updates make none.
    pub fn name(&self) -> String {
        let major = tesseract::major(&self.version).unwrap_or_default();
        format!("tesseract {major} {} {READING_VERSION}", self.languages.join("+"))
    }

    /// What Tesseract says of itself: `tesseract 5.3.0`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The languages that are installed.
    pub fn installed(&self) -> &[String] {
        &self.installed
    }

    /// In which of them it reads.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The least short side in pixels of the pictures it reads best.
    pub fn least_side() -> u32 {
        LEAST_SIDE
    }

    /// Reads the text in a picture that is upright, line by line; nothing where there is none. It takes no more memory than a
    /// decoder may on these `terms`, and ends early, with [`ReadError::Stopped`], when `stop` says so.
    pub fn read(
        &self,
        picture: &RgbImage,
        terms: DecodeTerms,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<String, ReadError> {
        let picture = scale::of_area(picture, PIXELS, LARGER)?;
        let mut input = format!("P6 {} {} 255\n", picture.width(), picture.height()).into_bytes();
        input.extend_from_slice(picture.as_raw());
        let bounds = Bounds { time: TIME * terms.priority.patience(), memory: terms.memory };
        let mut words = Vec::new();
        let answer = guarded::run(
            self.tesseract.reading_command(&self.languages),
            bounds,
            stop,
            &input,
            |out| guarded::read_all(out, MOST_ANSWER),
            |err| words = guarded::read_all(err, 1 << 12).unwrap_or_default(),
        );
        match answer {
            Ok(Some(answer)) => words::text_of(&String::from_utf8_lossy(&answer)).ok_or_else(|| {
                let said = String::from_utf8_lossy(&words);
                let said = said.lines().last().unwrap_or_default().trim().to_owned();
                ReadError::Failed(if said.is_empty() { "Tesseract crashed".to_owned() } else { said })
            }),
            Ok(None) => Err(ReadError::Failed("Tesseract found more than anybody wrote".to_owned())),
            Err(Unanswered::Stopped) => Err(ReadError::Stopped),
            Err(error) => Err(ReadError::Failed(error.to_string())),
        }
    }

    /// Whether it reads at all, tried on an empty picture: so that a broken installation is not taken for photos without text.
    pub fn try_out(&self) -> Result<(), NoReader> {
        let nothing = RgbImage::from_pixel(64, 32, image::Rgb([255; 3]));
        self.read(&nothing, DecodeTerms::default(), &|| false)
            .map(drop)
            .map_err(|error| NoReader::NotAnswering(error.to_string()))
    }
}
