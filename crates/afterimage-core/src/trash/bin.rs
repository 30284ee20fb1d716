//! Where a trash lies: at home, or at the top of a volume.

use std::fs::{self, DirBuilder, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

/// The mode bit of directories in which only owners delete.
const STICKY: u32 = 0o1000;

/// The directory of one trash.
pub(super) struct Bin {
    /// Where `files` and `info` are.
    pub(super) directory: PathBuf,
    /// What the paths in a volume's trash are relative to.
    pub(super) top: Option<PathBuf>,
}

impl Bin {
    /// The trash for files of this directory, there and ready: the person's, which lies in `home`, or that of the volume.
    pub(super) fn of(directory: &Path, home: Option<&Path>) -> io::Result<Self> {
        let device = fs::metadata(directory)?.dev();
        if let Some(home) = home
            && nearest(home).is_some_and(|metadata| metadata.dev() == device)
        {
            make(home)?;
            return Ok(Self { directory: home.to_owned(), top: None });
        }
        let on_it = |directory: &&Path| fs::metadata(directory).is_ok_and(|metadata| metadata.dev() == device);
        let top = directory.ancestors().take_while(on_it).last().unwrap_or(directory);
        let user = rustix::process::getuid().as_raw();
        let shared = top.join(".Trash");
        let is_good = |metadata: Metadata| metadata.is_dir() && metadata.mode() & STICKY != 0;
        if shared.symlink_metadata().is_ok_and(is_good) {
            let own = shared.join(user.to_string());
            if make(&own).is_ok() {
                return Ok(Self { directory: own, top: Some(top.to_owned()) });
            }
        }
        let own = top.join(format!(".Trash-{user}"));
        make(&own)?;
        // Not somebody else's, and not a link to somewhere else.
        let metadata = own.symlink_metadata()?;
        if !metadata.is_dir() || metadata.uid() != user {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{} is not yours", own.display())));
        }
        Ok(Self { directory: own, top: Some(top.to_owned()) })
    }
}

/// Makes the directories of a trash, for its owner alone.
fn make(trash: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder.create(trash.join("files"))?;
    builder.create(trash.join("info"))
}

/// What is known of a directory, or of the nearest one above it that is there.
fn nearest(directory: &Path) -> Option<Metadata> {
    directory.ancestors().find_map(|directory| fs::metadata(directory).ok())
}

/// What the paths in the trash of a volume are relative to, by where something lies in it.
pub(super) fn top_of(item: &Path) -> Option<&Path> {
    let above = item.ancestors().nth(3)?;
    if above.file_name().is_some_and(|name| name == ".Trash") { above.parent() } else { Some(above) }
}
