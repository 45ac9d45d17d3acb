//! Places where a program has little: each ends as elsewhere, or says in one sentence what it needs.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::{Ran, not_run, program};

/// A shell line before which the program is started as everybody may start it.
pub(super) struct Place {
    pub(super) folder: tempfile::TempDir,
    pub(super) command: Command,
}

impl Place {
    /// The program with its pack where everybody can read them, started by the shell after this line.
    pub(super) fn after(line: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let read = |path: PathBuf| std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).expect("ours");
        read(folder.path().to_owned());
        for file in [program().to_owned(), program().with_file_name("core.pack")] {
            let copy = folder.path().join(file.file_name().expect("a file has a name"));
            std::fs::copy(&file, &copy).expect("it can be copied");
            read(copy);
        }
        let mut command = Command::new("bash");
        command.args(["-c", &format!("{line} && exec \"$@\""), "bash"]).arg(folder.path().join("duo-doctor"));
        command
            .env_clear()
            .env("DUO_DOCTOR_LANG", "en")
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .stdin(Stdio::null());
        Self { folder, command }
    }

    /// As somebody who owns nothing here and runs nothing else; whoever is not root is nearly that already.
    fn started_by(mut self, user: u32) -> Self {
        if is_root() {
            self.command.uid(user).gid(user);
        }
        self
    }

    fn does(mut self, arguments: &[&str]) -> Ran {
        let output = self.command.args(arguments).output().expect("there is bash");
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        let code = output.status.code().unwrap_or(-1);
        Ran { code, stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn is_healthy(ran: &Ran) {
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.contains("HEALTHY   30 pass"), "{ran:?}");
}

#[test]
fn a_run_has_enough_with_256_megabytes_of_address_space() {
    is_healthy(&Place::after("ulimit -v 262144").does(&["demo", "healthy"]));
    for (limit, told) in [("unlimited", "✓ address space no limit"), ("262144", "✓ address space limit 256 MiB")] {
        let ran = Place::after(&format!("ulimit -v {limit}")).does(&["self-check"]);
        assert!(ran.stdout.contains(told), "{ran:?}");
    }
    let ran = Place::after("ulimit -v 262143").does(&["self-check"]);
    assert!(ran.stdout.contains("! address space limit 255 MiB; a run takes up to 256"), "{ran:?}");
}

#[test]
fn a_run_has_enough_with_five_processes_and_says_so_where_there_are_fewer() {
    if !is_root() {
        // The limit counts everything that its user runs, and only root can be somebody who runs nothing.
        return not_run("security::places: five processes", "only root can start it as somebody else");
    }
    for processes in 1..=4 {
        let ran = Place::after(&format!("ulimit -u {processes}")).started_by(61_001).does(&["demo", "healthy"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{ran:?}");
        let sentence = "more threads and this needs 4; raise `ulimit -u`, or the container's limit of processes\n";
        assert!(ran.stderr.starts_with("duo-doctor: the system allows ") && ran.stderr.ends_with(sentence), "{ran:?}");
    }
    let enough = Place::after("ulimit -u 5").started_by(61_001).does(&["demo", "healthy"]);
    is_healthy(&enough);
}

/// `runuser`, or a container with another user's HOME.
#[test]
fn the_home_of_somebody_else_is_named_and_not_used() {
    let mut place = Place::after(":").started_by(61_002);
    let home = place.folder.path().join("home");
    for folder in [".config/duo-doctor/keys.d", ".local/share/duo-doctor"] {
        std::fs::create_dir_all(home.join(folder)).expect("ours");
    }
    std::fs::set_permissions(&home, PermissionsExt::from_mode(0o000)).expect("ours");
    place.command.env("HOME", &home);
    let ran = place.does(&["demo", "healthy"]);
    is_healthy(&ran);
    for folder in ["keys.d", "share/duo-doctor"] {
        let said =
            ran.stderr.lines().any(|line| line.contains(folder) && line.contains("is not used, it cannot be read"));
        assert!(said, "{ran:?}");
    }
}

#[test]
fn the_program_needs_no_proc() {
    let hidden = "mount -t tmpfs none /proc && exec \"$@\"";
    let may = Command::new("unshare").args(["--mount", "sh", "-c", "mount -t tmpfs none /proc"]).output();
    if !may.is_ok_and(|output| output.status.success()) {
        return not_run("security::places::the_program_needs_no_proc", "this machine lends no mount namespace");
    }
    let mut place = Place::after(&format!("exec unshare --mount sh -c '{hidden}' sh \"$@\""));
    place.command.env("HOME", place.folder.path());
    is_healthy(&place.does(&["demo", "healthy"]));
}
