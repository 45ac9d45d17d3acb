//! What earlier runs asked GitLab, by the ids that GitLab gave. Its own calls of the AI Gateway carry them, so that the
//! logs of both show what this program caused and no user did. They are kept in a file of the user's; where there can
//! be none, each run knows only itself.

use std::collections::HashSet;
use std::path::PathBuf;

use super::output::{self, Audience};
use duo_doctor_engine::capability::is_id;

/// Seconds that an id is kept: the longest time that logs are usually searched.
const KEPT: i64 = 7 * 24 * 60 * 60;

/// Ids that are kept; a run every five minutes for a day has fewer.
const IDS: usize = 20_000;

/// Bytes of the file that are read: as many ids, each with its time.
const FILE: u64 = 2 * 1024 * 1024;

fn file() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state"));
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    Some(state.or_else(home)?.join("duo-doctor/requests"))
}

/// The ids of earlier runs; none where the file is not there or not readable.
pub(crate) fn earlier(now: jiff::Timestamp) -> HashSet<String> {
    lines(now).into_iter().map(|(_, id)| id).collect()
}

fn lines(now: jiff::Timestamp) -> Vec<(i64, String)> {
    let text = file().and_then(|path| {
        let there = std::fs::metadata(&path).ok()?;
        (there.is_file() && there.len() <= FILE).then(|| std::fs::read_to_string(path).ok()).flatten()
    });
    read(&text.unwrap_or_default(), now.as_second())
}

fn read(text: &str, now: i64) -> Vec<(i64, String)> {
    let line = |line: &str| {
        let (time, id) = line.split_once(' ')?;
        let time: i64 = time.parse().ok()?;
        ((now - KEPT..=now).contains(&time) && is_id(id)).then(|| (time, id.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

/// Adds the ids of this run.
pub(crate) fn keep(now: jiff::Timestamp, ids: &[String]) {
    let Some(path) = file().filter(|_| !ids.is_empty()) else { return };
    let all = lines(now).into_iter().chain(ids.iter().map(|id| (now.as_second(), id.clone())));
    let text = written(&all.collect::<Vec<_>>());
    // A place that cannot be written costs nothing but this knowledge.
    if path.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok()) {
        let _ = output::write_file(&path, text.as_bytes(), Audience::Owner);
    }
}

/// The newest of them.
fn written(all: &[(i64, String)]) -> String {
    all[all.len().saturating_sub(IDS)..].iter().map(|(time, id)| format!("{time} {id}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_lines_and_what_is_no_id_are_left_out() {
        let id = "01KXABCDEFGHJKMNPQRSTVWXYZ";
        let now = 1_800_000_000;
        let text = format!(
            "{now} {id}\n{} {id}A\n{} {id}B\n{} {id}C\n{now} short\n{now} {id}/../x\nx {id}D\n{now}\n",
            now - KEPT,
            now - KEPT - 1,
            now + 1
        );
        let ids: Vec<String> = read(&text, now).into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, [id.to_owned(), format!("{id}A")]);
        let all: Vec<(i64, String)> = (0..20_001).map(|number| (number, id.to_owned())).collect();
        let kept = written(&all);
        assert_eq!((kept.lines().count(), kept.lines().next()), (20_000, Some(format!("1 {id}").as_str())));
    }
}
