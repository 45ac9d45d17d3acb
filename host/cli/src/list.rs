//! `list`: what there is.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::Failure;
use super::args::{Format, General, List, Listed};
use super::{discover, output, pack, setup};
use duo_doctor_config::{Config, Origin, Sourced};
use duo_doctor_model::Check;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::{Args, Said, Words, said};

pub(crate) async fn run(general: &General, arguments: &List) -> Result<ExitCode, Failure> {
    let mut exit = ExitCode::Healthy;
    let of_human = arguments.format == Format::Human;
    let (header, rows) = match arguments.what {
        Listed::Connections => connections(&setup::config(&arguments.subject).await?, told(of_human)),
        Listed::Packs => {
            let chosen = discover::packs(&arguments.sources)?;
            let refused = !chosen.refused.is_empty();
            print(arguments.format, &pack::list::HEADER, &pack::list::rows(&chosen.rows, told(of_human)))?;
            return Ok(if refused { ExitCode::PackRejected } else { ExitCode::Healthy });
        }
        Listed::Checks => {
            let known = setup::checks(&arguments.sources).await?;
            exit = known.exit(exit);
            let all = known.all();
            let words = Words::new(general.language(), &all);
            (["check", "version", "impact", "vantage", "title"].as_slice(), checks(&all, &words, told(of_human)))
        }
        Listed::Codes => {
            let known = setup::checks(&arguments.sources).await?;
            exit = known.exit(exit);
            let all = known.all();
            let words = Words::new(general.language(), &all);
            (["code", "check", "finding"].as_slice(), codes(&all, &words))
        }
    };
    print(arguments.format, header, &rows)?;
    Ok(exit)
}

/// How a cell is said: to a person in the user's language, to a program always alike.
pub(crate) fn told(of_human: bool) -> fn(&Said) -> String {
    if of_human { |said| said.in_words(output::words()) } else { Said::to_string }
}

type Table = (&'static [&'static str], Vec<Vec<String>>);

fn checks(checks: &[Arc<Check>], words: &Words, told: fn(&Said) -> String) -> Vec<Vec<String>> {
    let mut checks: Vec<&Check> = checks.iter().map(|check| &**check).collect();
    checks.sort_by_key(|check| (check.description.hop, check.id().to_owned()));
    let row = |check: &Check| {
        let description = &check.description;
        let vantages: Vec<&str> = description.vantages.iter().map(|vantage| vantage.name()).collect();
        vec![
            description.id.clone(),
            description.version.to_string(),
            description.impact.name().into(),
            if vantages.is_empty() { told(&said!("any-vantage")) } else { vantages.join(",") },
            words.of_check(&description.id, "title", None, &Args::new()).unwrap_or_default(),
        ]
    };
    checks.into_iter().map(row).collect()
}

fn codes(checks: &[Arc<Check>], words: &Words) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = checks
        .iter()
        .flat_map(|check| {
            let id = &check.description.id;
            check.description.codes.iter().map(move |code| {
                let finding = words.sample_of_check(id, code, None).unwrap_or_default();
                vec![code.clone(), id.clone(), finding.lines().next().unwrap_or_default().to_owned()]
            })
        })
        .collect();
    rows.sort();
    rows
}

fn connections(config: &Config, told: fn(&Said) -> String) -> Table {
    let mut rows = Vec::new();
    for connection in config.connections.values() {
        let credentials: Vec<&str> = connection.credentials.keys().map(String::as_str).collect();
        let credentials = if credentials.is_empty() { "-".into() } else { credentials.join(",") };
        rows.push(vec![
            connection.name.clone(),
            connection.written.clone(),
            credentials,
            told(&connection.origin.said()),
        ]);
    }
    for (scope, source) in &config.environments {
        rows.push(vec![
            told(&said!("row-environment", scope = scope)),
            told(&source.value.said()),
            "-".into(),
            told(&source.origin.said()),
        ]);
    }
    for (name, paths) in &config.logs {
        let shown: Vec<String> = paths.value.iter().map(|path| path.display().to_string()).collect();
        let name = told(&said!("row-log", name = name));
        rows.push(vec![name, shown.join(" "), "-".into(), told(&paths.origin.said())]);
    }
    let vantages: Vec<&str> = config.vantages.value.iter().map(|vantage| vantage.name()).collect();
    let mut setting = |name: Said, value: String, origin: &Origin| {
        rows.push(vec![told(&name), value, "-".into(), told(&origin.said())]);
    };
    setting(said!("row-vantage"), vantages.join(","), &config.vantages.origin);
    setting(said!("row-impact"), config.impact.value.name().into(), &config.impact.origin);
    let seconds = |time: &Sourced<Duration>| format!("{}s", time.value.as_secs());
    setting(said!("row-log-window"), seconds(&config.log_window), &config.log_window.origin);
    setting(said!("row-check-time"), seconds(&config.check_time), &config.check_time.origin);
    (&["what", "value", "credentials", "from"], rows)
}

/// Columns aligned by the cells that characters take, not by their number.
pub(crate) fn print(format: Format, header: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if format == Format::Json {
        let objects: Vec<serde_json::Value> = rows
            .iter()
            .map(|row| header.iter().zip(row).map(|(name, value)| ((*name).to_owned(), json!(value))).collect())
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&objects).expect("rows are plain data"))?;
        return Ok(());
    }
    let header: Vec<String> =
        header.iter().map(|name| output::words().say(&format!("column-{}", name.replace(' ', "-")), &[])).collect();
    // Packs, checks and configurations may have their words in it.
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default().max(header[column].width()))
        .collect();
    for row in std::iter::once(&header).chain(&rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())))
            .collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}
