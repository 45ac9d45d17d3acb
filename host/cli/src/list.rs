//! `list`: what there is.

use std::io::Write as _;
use std::sync::Arc;

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::Failure;
use super::args::{Format, General, List, Listed};
use super::{discover, pack, setup};
use duo_doctor_config::Config;
use duo_doctor_model::Check;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::{Args, Words};

pub(crate) async fn run(general: &General, arguments: &List) -> Result<ExitCode, Failure> {
    let mut exit = ExitCode::Healthy;
    let (header, rows) = match arguments.what {
        Listed::Connections => connections(&setup::config(&arguments.subject).await?),
        Listed::Packs => {
            let chosen = discover::packs(&arguments.sources)?;
            let refused = !chosen.refused.is_empty();
            print(arguments.format, &pack::list::HEADER, &pack::list::rows(&chosen.rows))?;
            return Ok(if refused { ExitCode::PackRejected } else { ExitCode::Healthy });
        }
        Listed::Checks => {
            let known = setup::checks(&arguments.sources).await?;
            exit = known.exit(exit);
            let all = known.all();
            let words = Words::new(general.language(), &all);
            (["check", "version", "impact", "vantage", "title"].as_slice(), checks(&all, &words))
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

type Table = (&'static [&'static str], Vec<Vec<String>>);

fn checks(checks: &[Arc<Check>], words: &Words) -> Vec<Vec<String>> {
    let mut checks: Vec<&Check> = checks.iter().map(|check| &**check).collect();
    checks.sort_by_key(|check| (check.description.hop, check.id().to_owned()));
    let row = |check: &Check| {
        let description = &check.description;
        let vantages: Vec<&str> = description.vantages.iter().map(|vantage| vantage.name()).collect();
        vec![
            description.id.clone(),
            description.version.to_string(),
            description.impact.name().into(),
            if vantages.is_empty() { "any".into() } else { vantages.join(",") },
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

fn connections(config: &Config) -> Table {
    let mut rows = Vec::new();
    for connection in config.connections.values() {
        let credentials: Vec<&str> = connection.credentials.keys().map(String::as_str).collect();
        let credentials = if credentials.is_empty() { "-".into() } else { credentials.join(",") };
        rows.push(vec![
            connection.name.clone(),
            connection.written.clone(),
            credentials,
            connection.origin.to_string(),
        ]);
    }
    for (scope, source) in &config.environments {
        rows.push(vec![
            format!("environment {scope}"),
            source.value.to_string(),
            "-".into(),
            source.origin.to_string(),
        ]);
    }
    for (name, paths) in &config.logs {
        let shown: Vec<String> = paths.value.iter().map(|path| path.display().to_string()).collect();
        rows.push(vec![format!("log {name}"), shown.join(" "), "-".into(), paths.origin.to_string()]);
    }
    let vantages: Vec<&str> = config.vantages.value.iter().map(|vantage| vantage.name()).collect();
    rows.push(vec!["vantage".into(), vantages.join(","), "-".into(), config.vantages.origin.to_string()]);
    rows.push(vec!["impact".into(), config.impact.value.name().into(), "-".into(), config.impact.origin.to_string()]);
    let window = format!("{}s", config.log_window.value.as_secs());
    rows.push(vec!["log-window".into(), window, "-".into(), config.log_window.origin.to_string()]);
    let time = format!("{}s", config.check_time.value.as_secs());
    rows.push(vec!["check-time".into(), time, "-".into(), config.check_time.origin.to_string()]);
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
    // Packs, checks and configurations may have their words in it.
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default().max(header[column].width()))
        .collect();
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
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
