//! `self-check`: this program's own surroundings, so that nobody blames the set-up for them.

use std::collections::HashSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use super::args::{General, SelfCheck};
use super::output::{self, say};
use super::{discover, program, setup, typos};
use duo_doctor_engine::capability::Live;
use duo_doctor_engine::capability::http::platform_root_count;
use duo_doctor_engine::sandbox::{Mode, code_version, engine};
use duo_doctor_model::Check;
use duo_doctor_model::outcome::{ExitCode, Outcome};
use duo_doctor_pack::{Origin, State};
use duo_doctor_report::{Glyphs, Paint};
use rustix::process::{Resource, getrlimit};
use unicode_width::UnicodeWidthStr as _;

/// The smallest module with code in it: one function that does nothing.
const SMALLEST: &[u8] = &[0, b'a', b's', b'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 0x0a, 4, 1, 2, 0, 0x0b];

/// The smallest component: nothing in it.
const EMPTY: &[u8] = &[0, b'a', b's', b'm', 0x0d, 0, 1, 0];

/// Cells of what a row is about, at the least.
const COLUMN: usize = 14;

const MEBIBYTE: u64 = 1024 * 1024;

/// Address space of a run of all checks, with some to spare.
const SPACE: u64 = 256 * MEBIBYTE;

/// The year in which this program was written; a clock before it is wrong, and certificates will look wrong.
const YEAR: i16 = 2026;

/// How it is, the key of what it is about, and the words for it.
struct Row(Outcome, &'static str, String);

pub(crate) async fn run(general: &General, arguments: &SelfCheck) -> Result<ExitCode, Failure> {
    let mut rows = vec![version(), interpreter(), native(), compiler(), address_space(), processes(), system()];
    rows.extend([root(), clock(), certificates()]);
    rows.extend(proxies());
    let mut known = Vec::new();
    match setup::checks(&arguments.sources).await {
        Ok(checks) => {
            known = checks.all();
            let refused = checks.refused.iter().map(|refused| Row(Outcome::Fail, "pack", refused.to_string()));
            rows.extend(refused);
            let used = checks.packs.iter().filter(|pack| matches!(pack.state, State::Used { .. }));
            rows.extend(used.map(|pack| {
                let outcome = if pack.warning.is_some() { Outcome::Warn } else { Outcome::Pass };
                let place = match pack.origin {
                    Origin::Inside => say!("self-inside"),
                    _ => pack.path.clone(),
                };
                let (name, key) = (&pack.pack, &pack.signed_by);
                let text = match &pack.warning {
                    None => say!("self-pack", pack = name, key = key, place = place),
                    Some(warning) => {
                        say!("self-pack-warned", pack = name, key = key, warning = warning, place = place)
                    }
                };
                Row(outcome, "pack", text)
            }));
            if let Ok(keys) = discover::keys(&arguments.sources.trust) {
                let names: Vec<&str> = keys.names().collect();
                let outcome = if names.contains(&"development") { Outcome::Warn } else { Outcome::Pass };
                rows.push(Row(outcome, "keys", names.join(", ")));
            }
        }
        Err(failure) => rows.push(Row(Outcome::Fail, "pack", failure.message)),
    }
    rows.extend(configuration(arguments, &known).await);
    let style = general.style();
    let mut out = std::io::stdout().lock();
    let rows = rows
        .iter()
        .map(|Row(outcome, key, text)| (outcome, output::words().say(&format!("row-self-{key}"), &[]), text));
    let rows: Vec<_> = rows.collect();
    let widest = rows.iter().map(|(_, name, _)| name.width() + 1).max().unwrap_or_default().max(COLUMN);
    for (outcome, name, text) in &rows {
        let sign = style.paint(Paint::of(**outcome), Glyphs(style.symbols).of(**outcome));
        writeln!(out, " {sign} {name}{:1$}{text}", "", widest - name.width())?;
    }
    let failed = rows.iter().any(|(outcome, ..)| **outcome == Outcome::Fail);
    Ok(if failed { ExitCode::Problems } else { ExitCode::Healthy })
}

fn version() -> Row {
    let (version, system, machine) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let text = say!("self-version", version = version, system = system, machine = machine);
    Row(Outcome::Pass, "version", text)
}

fn interpreter() -> Row {
    match engine(Mode::Interpreter) {
        Ok(_) => Row(Outcome::Pass, "interpreter", say!("self-starts", version = code_version())),
        Err(error) => Row(Outcome::Fail, "interpreter", say!("self-does-not-start", error = format!("{error:#}"))),
    }
}

fn native() -> Row {
    let compiled = engine(Mode::Native).and_then(|engine| {
        wasmtime::Module::from_binary(&engine, SMALLEST).map_err(|error| anyhow::Error::msg(format!("{error:#}")))
    });
    match compiled {
        Ok(_) => Row(Outcome::Pass, "native", say!("self-native")),
        Err(error) => {
            let text = say!("self-no-native", error = format!("{error:#}"));
            Row(Outcome::NotApplicable, "native", text)
        }
    }
}

/// Whether this program can start itself: private checks are compiled so, the vendor's need it not.
fn compiler() -> Row {
    let compiled = program::sandbox(Mode::Interpreter)
        .map_err(|error| format!("{error:#}"))
        .and_then(|sandbox| sandbox.compile(EMPTY).map_err(|problem| problem.to_string()));
    match compiled {
        Ok(_) => Row(Outcome::Pass, "compiler", say!("self-compiles")),
        Err(problem) => Row(Outcome::Warn, "compiler", say!("self-does-not-compile", problem = problem)),
    }
}

/// What `ulimit -v` says.
fn address_space() -> Row {
    match getrlimit(Resource::As).current {
        None => Row(Outcome::Pass, "space", say!("self-no-limit")),
        Some(bytes) => {
            let (limit, needed) = (bytes / MEBIBYTE, SPACE / MEBIBYTE);
            let outcome = if bytes < SPACE { Outcome::Warn } else { Outcome::Pass };
            Row(outcome, "space", say!("self-space", limit = limit, needed = needed))
        }
    }
}

/// What `ulimit -u` says; a container's own limit is not seen until it is reached, and is then named.
fn processes() -> Row {
    let limit = getrlimit(Resource::Nproc).current;
    let text = limit.map_or_else(|| say!("self-no-limit"), |limit| say!("self-processes", limit = limit));
    Row(Outcome::Pass, "processes", text)
}

fn system() -> Row {
    let text = if Path::new("/proc/self").exists() { say!("self-mounted") } else { say!("self-not-mounted") };
    Row(Outcome::Pass, "proc", text)
}

/// Nothing is written unless asked for, so a root that cannot be written is as good.
fn root() -> Row {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let options = mounts.lines().rev().find_map(|line| {
        let mut words = line.split(' ');
        (words.nth(1) == Some("/")).then(|| words.nth(1).unwrap_or_default().to_owned())
    });
    let text = match options {
        Some(options) if options.split(',').any(|option| option == "ro") => {
            say!("self-read-only")
        }
        Some(_) => say!("self-writable"),
        None => say!("self-root-unknown"),
    };
    Row(Outcome::Pass, "root", text)
}

fn clock() -> Row {
    let now = jiff::Timestamp::now();
    let outcome = if jiff::tz::TimeZone::UTC.to_datetime(now).year() < YEAR { Outcome::Fail } else { Outcome::Pass };
    Row(outcome, "clock", format!("{now:.0}"))
}

fn certificates() -> Row {
    match platform_root_count() {
        0 => Row(Outcome::Warn, "certificates", say!("self-no-certificates")),
        count => Row(Outcome::Pass, "certificates", say!("self-certificates", count = count)),
    }
}

/// Names only: a proxy's URL can hold a password.
fn proxies() -> Vec<Row> {
    let names =
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"];
    let set: Vec<&str> = names.into_iter().filter(|name| std::env::var_os(name).is_some()).collect();
    let text = if set.is_empty() { say!("self-no-proxy") } else { say!("self-proxy", names = set.join(", ")) };
    vec![Row(Outcome::Pass, "proxy", text)]
}

async fn configuration(arguments: &SelfCheck, known: &[Arc<Check>]) -> Vec<Row> {
    let config = match setup::config(&arguments.subject).await {
        Ok(config) => config,
        Err(failure) => return vec![Row(Outcome::Fail, "configuration", failure.message)],
    };
    let path = config.path.as_deref().map(Path::display);
    let path = path.map_or_else(|| say!("self-no-file"), |path| path.to_string());
    let (connections, logs) = (config.connections.len(), config.logs.len());
    let text = say!("self-configuration", file = path, connections = connections, logs = logs);
    let outcome = if config.connections.is_empty() { Outcome::Warn } else { Outcome::Pass };
    let mut rows = vec![Row(outcome, "configuration", text)];
    let unread = if known.is_empty() { Vec::new() } else { typos::unread(&config, known) };
    rows.extend(unread.into_iter().map(|sentence| Row(Outcome::Warn, "configuration", sentence)));
    let live = Live::open(&config, 0.0, HashSet::new()).await;
    rows.extend(
        live.unreadable_settings()
            .map(|(scope, problem)| Row(Outcome::Fail, "environment", format!("{scope}: {problem}"))),
    );
    rows
}
