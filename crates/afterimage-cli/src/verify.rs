//! `afterimage verify`.

use std::io::{self, Write};

use afterimage_core::LibraryError;
use afterimage_core::upkeep::{Repair, Verification, repair};
use serde::Serialize;

use crate::arguments::{Arguments, Verify};
use crate::{exit, library_directory, open, output};

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    verification: Verification,
    /// What was put right before that.
    repair: Option<Repair>,
}

pub fn run(arguments: &Arguments, verify: &Verify, json: bool) -> anyhow::Result<u8> {
    let found = open(arguments).and_then(|library| Ok(library.verify(&mut |_| {})?));
    let wrong = match &found {
        Ok(verification) => !verification.findings.is_empty(),
        Err(error) => {
            error.chain().any(|cause| cause.downcast_ref::<LibraryError>().is_some_and(LibraryError::is_damage))
        }
    };
    let report = if verify.repair && wrong {
        if let Ok(verification) = &found {
            tell_findings(&mut io::stderr().lock(), verification)?;
        }
        let repair = repair(&library_directory(arguments)?)?;
        Report { verification: open(arguments)?.verify(&mut |_| {})?, repair: Some(repair) }
    } else {
        Report { verification: found?, repair: None }
    };
    let sound = report.verification.findings.is_empty();
    if json {
        output::json(&report)?;
    } else {
        tell(&report)?;
    }
    Ok(if sound { 0 } else { exit::FAILURE })
}

fn tell_findings(out: &mut dyn Write, verification: &Verification) -> io::Result<()> {
    verification.findings.iter().try_for_each(|finding| writeln!(out, "FAIL  {finding}"))
}

fn tell(report: &Report) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    if let Some(repair) = &report.repair {
        if let Some(salvaged) = &repair.salvaged {
            let (rows, backup) = (output::thousands(salvaged.rows), salvaged.backup.display());
            writeln!(
                out,
                "The catalog was damaged. {rows} rows of it were saved; the damaged file is kept as {backup}."
            )?;
            writeln!(out, "What is missing is read from the photos again by `afterimage index`.")?;
        }
        if repair.dangling_rows + repair.damaged_embeddings > 0 {
            let (rows, embeddings) = (repair.dangling_rows, repair.damaged_embeddings);
            writeln!(out, "{rows} rows that belonged to nothing and {embeddings} damaged embeddings were deleted.")?;
        }
        if let Some(backup) = &repair.backup {
            writeln!(out, "The catalog as it was is kept as {}.", backup.display())?;
        }
        if repair.thumbnails_made_anew {
            writeln!(out, "The thumbnails were damaged; they are made anew when they are looked at.")?;
        }
    }
    let verification = &report.verification;
    tell_findings(&mut out, verification)?;
    let (photos, embeddings) = (output::thousands(verification.photos), output::thousands(verification.embeddings));
    writeln!(out, "{photos} photos, {embeddings} of them searchable.")?;
    if verification.waiting > 0 {
        writeln!(out, "{} wait to be indexed.", output::thousands(verification.waiting))?;
    }
    if verification.without_thumbnail > 0 {
        let without = output::thousands(verification.without_thumbnail);
        writeln!(out, "{without} have no thumbnail at the moment; it is made when it is looked at.")?;
    }
    if verification.findings.is_empty() {
        writeln!(out, "Everything fits together.")?;
    } else if report.repair.is_none() {
        writeln!(out, "`afterimage verify --repair` puts this right.")?;
    }
    Ok(())
}
