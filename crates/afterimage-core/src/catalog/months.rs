//! When photos were taken, by month.

use rusqlite::Connection;

use super::CatalogError;
use super::photos::SHOWN;
use crate::view::MonthOfPhotos;

/// The months in which shown photos other than `but` were taken, on the clocks of their cameras, the latest first.
pub(crate) fn months(connection: &Connection, but: &[i64]) -> Result<Vec<MonthOfPhotos>, CatalogError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT strftime('%Y-%m', taken_at, 'unixepoch') AS month, count(*) FROM photos
         WHERE {SHOWN} AND id NOT IN (SELECT value FROM json_each(?1)) GROUP BY month ORDER BY max(taken_at) DESC"
    ))?;
    let but: Vec<String> = but.iter().map(i64::to_string).collect();
    let rows = statement.query_map([format!("[{}]", but.join(","))], |row| {
        Ok(MonthOfPhotos { month: row.get(0)?, photos: row.get(1)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
