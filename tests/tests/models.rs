//! The models page in the real window: see what there is, let another model answer, go back, and leave nothing behind.

use afterimage_tests::{Given, ModelFolder, Window};
use fantoccini::key::Key;

/// The name of the model that is there beside the starter.
const TINY: &str = "tiny";

/// One that can be fetched. Nothing here does.
const AWAY: &str = "siglip2-b16-224";

/// The selector of something on a model's card.
fn on_card(model: &str, id: &str) -> String {
    format!("[data-testid='model'][data-model='{model}'] [data-testid='{id}']")
}

/// What a model's card says.
async fn card(window: &Window, model: &str) -> anyhow::Result<String> {
    window.says(&format!("[data-testid='model'][data-model='{model}']")).await
}

/// Waits until a model's card, and the line above all cards, say that it answers.
async fn in_use(window: &Window, model: &str) -> anyhow::Result<()> {
    window.wait_for(&format!("[data-testid='model'][data-model='{model}'][data-standing='inUse']")).await?;
    window.wait_for(&format!("[data-testid='model-answers'][data-model='{model}']")).await?;
    Ok(())
}

/// Searches, and sees that the grid shows the answer and the line above it says how many photos were looked through.
async fn search_answers(window: &Window, query: &str, photos: usize) -> anyhow::Result<()> {
    window.press(Key::Escape).await?;
    window.wait_until_gone("models").await?;
    window.ask(query).await?;
    let line = window.text("results-line").await?;
    assert!(line.contains(&format!("{photos} photos")), "{line}");
    Ok(())
}

#[tokio::test]
async fn another_model_takes_over_and_goes_again() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (library, models) = (tempfile::tempdir()?, ModelFolder::with_starter_and(TINY)?);
    let window = Window::open_with_models(&given, library.path(), models.path()).await?;
    let photos = std::fs::read_dir(&given.photos)?.count();
    window.wait_for_photos(photos).await?;

    window.click("[data-testid=library-button]").await?;
    window.click("[data-testid=change-model]").await?;
    in_use(&window, "starter").await?;
    let starter = card(&window, "starter").await?;
    for fact in ["Languages 100", "Embedding 384 numbers", "Licence Apache-2.0"] {
        assert!(starter.contains(fact), "{fact} is not on {starter}");
    }
    let away = card(&window, AWAY).await?;
    for fact in ["from huggingface.co", "Embedding 768 numbers", "Published recall", "German", "Source: "] {
        assert!(away.contains(fact), "{fact} is not on {away}");
    }
    let fetch = window.says(&on_card(AWAY, "fetch-model")).await?;
    assert!(fetch.starts_with("Fetch ") && fetch.ends_with(" GB"), "{fetch}");
    window.come_to_rest().await?;
    window.screenshot(&given, "6-models.png").await?;

    window.click(&on_card(TINY, "use-model")).await?;
    in_use(&window, TINY).await?;
    window.screenshot(&given, "6-models-another.png").await?;
    search_answers(&window, "a cup of coffee", photos).await?;

    window.press_with_control(';').await?;
    window.click(&on_card("starter", "use-model")).await?;
    in_use(&window, "starter").await?;
    window.wait_until("the page turns dark", "(document.documentElement.dataset.theme = 'dark')").await?;
    window.click(&on_card(TINY, "free-model")).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "6-models-dark.png").await?;
    window.click(&on_card(TINY, "confirm-free")).await?;
    let held = on_card(TINY, "held");
    window.wait_until("what it embedded is freed", &format!("!document.querySelector(\"{held}\")")).await?;
    window.click(&on_card(TINY, "remove-model")).await?;
    window.click(&on_card(TINY, "confirm-remove-model")).await?;
    let gone = format!("!document.querySelector('[data-model={TINY}]')");
    window.wait_until("its files are deleted", &gone).await?;
    assert!(!models.path().join(TINY).exists());
    search_answers(&window, "des fleurs", photos).await?;
    window.close().await
}
