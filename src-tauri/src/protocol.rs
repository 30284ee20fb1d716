//! `thumb://` and `photo://`: the window gets pictures by the photo's id, and the number of a frame, never by a path.

use std::sync::Arc;

use afterimage_core::catalog::CatalogError;
use afterimage_core::{Library, LibraryError, PhotoPart};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

use crate::asked_picture::AskedPicture;
use crate::shell::Shell;

/// A photo's content never changes under its id.
const CACHED: &str = "private, max-age=86400, immutable";

/// Answers `thumb://localhost/ID`, or `ID-FRAME` for a frame of a video, with a small JPEG.
pub fn thumbnail<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let Ok(part) = request.uri().path().trim_start_matches('/').parse::<PhotoPart>() else {
        return responder.respond(empty(StatusCode::BAD_REQUEST));
    };
    answer(&context, responder, move |library| Ok(("image/jpeg", library.thumbnail(part)?)));
}

/// Answers `photo://localhost/ID`, or `ID-FRAME`, with the whole picture, and with a smaller one or a part of it where the address
/// [says so](AskedPicture).
pub fn photo<R: Runtime>(context: UriSchemeContext<'_, R>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let Some(asked) = AskedPicture::of(request.uri()) else {
        return responder.respond(empty(StatusCode::BAD_REQUEST));
    };
    answer(&context, responder, move |library| {
        let picture = match asked {
            AskedPicture::Whole(part) => library.picture(part),
            AskedPicture::Preview { photo, side } => library.preview(photo, side),
            AskedPicture::Tile { photo, tile } => library.tile(photo, tile),
        }?;
        Ok((picture.media_type, picture.bytes))
    });
}

fn answer<R: Runtime>(
    context: &UriSchemeContext<'_, R>,
    responder: UriSchemeResponder,
    read: impl FnOnce(&Library) -> Result<(&'static str, Vec<u8>), LibraryError> + Send + 'static,
) {
    let shell = Arc::clone(&context.app_handle().state::<Arc<Shell>>());
    tauri::async_runtime::spawn_blocking(move || {
        let response = match shell.opened().map(|opened| read(&opened.library)) {
            Ok(Ok((media_type, bytes))) => picture(media_type, bytes),
            Ok(Err(LibraryError::PhotoOffline { .. } | LibraryError::Catalog(CatalogError::NotFound { .. }))) => {
                empty(StatusCode::NOT_FOUND)
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "a picture can't be shown");
                empty(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Err(_) => empty(StatusCode::SERVICE_UNAVAILABLE),
        };
        responder.respond(response);
    });
}

fn picture(media_type: &'static str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(CACHED));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}
