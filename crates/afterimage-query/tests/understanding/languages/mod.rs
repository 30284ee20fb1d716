//! Each language by itself, with dates and negatives inside sentences.

mod arabic;
mod chinese;
mod english;
mod french;
mod german;
mod hindi;
mod italian;
mod japanese;
mod korean;
mod portuguese;
mod russian;
mod spanish;
