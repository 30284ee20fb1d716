//! The tables, and how the catalog of an earlier version gets them.

use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::{CatalogError, error};

/// Applied in order, in one transaction; what was released is never edited, only followed.
pub(super) const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/2026-11-22-first.sql")),
    M::up(include_str!("migrations/2026-11-22-hubness.sql")),
    M::up(include_str!("migrations/2026-11-22-settings.sql")),
    M::up(include_str!("migrations/2026-11-22-metadata.sql")),
    M::up(include_str!("migrations/2026-11-22-watching.sql")),
    M::up(include_str!("migrations/2026-11-22-one-index.sql")),
    M::up(include_str!("migrations/2026-11-22-ignoring.sql")),
    M::up(include_str!("migrations/2026-11-22-failures.sql")),
    M::up(include_str!("migrations/2026-11-22-videos.sql")),
    M::up(include_str!("migrations/2026-11-22-keeping.sql")),
    M::up(include_str!("migrations/2026-11-22-asking.sql")),
    M::up(include_str!("migrations/2026-11-23-trash.sql")),
    M::up(include_str!("migrations/2026-11-23-stacks.sql")),
    M::up(include_str!("migrations/2026-11-23-reading.sql")),
];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The version of a catalog against that of this program: `Less` is an earlier one, or none yet.
///
/// # Errors
/// If the file can't be read, or holds something else.
pub(super) fn age(connection: &Connection) -> rusqlite::Result<std::cmp::Ordering> {
    let version: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(version.cmp(&STEPS.len()))
}

/// Gives a catalog the tables of this version.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), CatalogError> {
    MIGRATIONS.to_latest(connection).map_err(|source| match source {
        rusqlite_migration::Error::MigrationDefinition(
            rusqlite_migration::MigrationDefinitionError::DatabaseTooFarAhead,
        ) => CatalogError::Newer { path: path.to_owned() },
        rusqlite_migration::Error::RusqliteError { err, .. } if error::is_known(&err) => {
            CatalogError::opening(path, err)
        }
        source => CatalogError::Migrate { path: path.to_owned(), source },
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Catalog, DirectoryRow, FailedFile, FolderRow, KnownFile, ModelRow, PhotoRow, StoredEmbedding};
    use super::*;
    use crate::view::{FailureFilter, FailureKind};

    #[test]
    fn migrations_are_valid() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn a_catalog_of_the_first_version_keeps_its_embeddings() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut first = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..1]).to_latest(&mut first).unwrap();
        first
            .execute_batch(
                "INSERT INTO models VALUES (1, 'm@1', 2);
                 INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                     VALUES (7, zeroblob(32), 'JPEG', 3, 2, 5, 'exif');
                 INSERT INTO embeddings (photo, model, vector) VALUES (7, 1, x'003c0000');",
            )
            .unwrap();
        drop(first);
        let catalog = Catalog::open(&path).unwrap();
        let model = ModelRow { id: 1, name: "m@1".into(), dim: 2 };
        let kept = catalog.read(|connection| StoredEmbedding::without_hubness(connection, &model, 10)).unwrap();
        assert_eq!(kept, [StoredEmbedding { part: 7.into(), vector: StoredEmbedding::round(&[1.0, 0.0]) }]);
        let photo = catalog.read(|connection| PhotoRow::get(connection, 7)).unwrap();
        let taken = photo.metadata.facts.taken;
        assert_eq!((taken.moment.clock_seconds(), taken.source), (5, crate::view::DateSource::Exif));
        catalog.write(|connection| StoredEmbedding::set_hubness(connection, &model, 7.into(), 0.25)).unwrap();
        let known = catalog.read(|connection| StoredEmbedding::hubness(connection, &model, [7, 8])).unwrap();
        assert_eq!(known, [(7.into(), 0.25)].into());
    }

    #[test]
    fn a_catalog_of_before_videos_keeps_its_embeddings_and_tries_videos_again() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut old = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..8]).to_latest(&mut old).unwrap();
        old.execute_batch(
            "INSERT INTO models VALUES (1, 'm@1', 1), (2, 'n@1', 2);
             INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                 SELECT value, randomblob(32), 'JPEG', 3, 2, 5, 'exif' FROM json_each('[7, 8, 9]');
             INSERT INTO embeddings (id, photo, model, vector, hubness) VALUES
                 (4, 8, 1, x'003c', 0.5), (6, 7, 1, x'00bc', NULL), (7, 7, 2, x'003c0000', 0.25);
             INSERT INTO folders (id, path, added_at) VALUES (1, '/photos', 0);
             INSERT INTO files (folder, path, size, modified_ns, failure) VALUES
                 (1, 'a.mp4', 1, 2, 'This is a video; only photos are searched.'), (1, 'b.jpg', 1, 2, 'broken');
             UPDATE files SET failure_kind = 'video' WHERE path = 'a.mp4';",
        )
        .unwrap();
        drop(old);
        let catalog = Catalog::open(&path).unwrap();
        let (one, two) =
            (ModelRow { id: 1, name: "m@1".into(), dim: 1 }, ModelRow { id: 2, name: "n@1".into(), dim: 2 });
        catalog
            .read(|connection| {
                let vector = |model, photo| {
                    let stored = StoredEmbedding::of_photo(connection, model, photo)?;
                    assert!(stored.iter().all(|stored| stored.part == photo.into()));
                    Ok::<_, CatalogError>(
                        stored.into_iter().map(|stored| stored.vector[0].to_f32()).collect::<Vec<_>>(),
                    )
                };
                assert_eq!((vector(&one, 7)?, vector(&one, 8)?, vector(&one, 9)?), (vec![-1.0], vec![1.0], vec![]));
                assert_eq!((vector(&two, 7)?, vector(&two, 8)?), (vec![1.0], vec![]));
                assert_eq!(StoredEmbedding::known_hubness(connection, &one)?, [(8.into(), 0.5)].into());
                assert_eq!(PhotoRow::get(connection, 7)?.metadata.duration_ms, None);
                Ok(())
            })
            .unwrap();
        let failed = catalog.read(|connection| FailedFile::page(connection, &FailureFilter::default(), 0, 9)).unwrap();
        let reasons: Vec<_> = failed.iter().map(|file| file.unread.reason.as_str()).collect();
        assert_eq!(reasons, [crate::media::NO_FFMPEG, "broken"]);
        assert!(catalog.read(|connection| FailedFile::any(connection, FailureKind::Video)).unwrap());
    }

    #[test]
    fn a_catalog_of_before_directories_keeps_its_files() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("catalog.sqlite");
        let mut old = Connection::open(&path).unwrap();
        Migrations::from_slice(&STEPS[..3]).to_latest(&mut old).unwrap();
        old.execute_batch(
            "INSERT INTO folders VALUES (1, '/photos', 0);
             INSERT INTO files (folder, path, size, modified_ns, failure) VALUES
                 (1, 'top.jpg', 1, 2, 'x'), (1, '2019/may/a.jpg', 3, 4, 'x'), (1, x'32303139ff2e6a7067', 5, 6, 'x');
             INSERT INTO scanned (folder, path, size, modified_ns) VALUES (1, 'left behind', 1, 2);",
        )
        .unwrap();
        drop(old);
        let catalog = Catalog::open(&path).unwrap();
        let model = ModelRow { id: 1, name: "m@1".into(), dim: 2 };
        let sizes = |inner: &str| {
            catalog
                .read(|connection| {
                    let directory = DirectoryRow::find(connection, 1, Path::new(inner))?.unwrap();
                    assert_eq!(directory.modified_ns, None);
                    let files = KnownFile::in_directory(connection, directory.id, &model)?;
                    Ok(files.iter().map(|file| file.size).collect::<Vec<_>>())
                })
                .unwrap()
        };
        assert_eq!((sizes(""), sizes("2019"), sizes("2019/may")), (vec![1, 5], vec![], vec![3]));
        assert_eq!(catalog.read(FolderRow::all).unwrap()[0].files, 3);
    }
}
