//! What the shipped file must do where nothing else is: no library, no `/proc`, little address space.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Kilobytes of address space in which a run must have enough.
const SPACE: u32 = 262_144;

/// Tests the file, a line for each thing.
pub(crate) fn test(file: &Path, components: &[PathBuf], builder: &[PathBuf]) -> Result<(), String> {
    for file in components.iter().map(PathBuf::as_path).chain([file]) {
        says_nothing_of(file, builder)?;
    }
    println!("no path of this machine in the program and its checks");
    let root = EmptyRoot::with(file)?;
    root.answers(&["version"], 0, &["duo-doctor ", "core "])?;
    root.answers(&["list", "packs"], 0, &["inside the program"])?;
    root.answers(&["self-check"], 0, &["inside this program"])?;
    root.answers(&["explain", "DUO4103"], 0, &["DUO4103", "certificate"])?;
    root.answers(&["demo"], 1, &["CAUSE 1 of 1   DUO4103", "BROKEN"])?;
    root.answers(&["demo", "healthy"], 0, &["HEALTHY"])?;
    Ok(())
}

/// Panics and assertions name the file that they stand in.
fn says_nothing_of(file: &Path, builder: &[PathBuf]) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    for folder in builder {
        let name = folder.as_os_str().as_encoded_bytes();
        if let Some(at) = bytes.windows(name.len()).position(|part| part == name) {
            let around = &bytes[at..bytes.len().min(at + 100)];
            return Err(format!("{} holds {:?}", file.display(), String::from_utf8_lossy(around)));
        }
    }
    Ok(())
}

/// A root folder with one file in it.
struct EmptyRoot(PathBuf);

impl EmptyRoot {
    fn with(file: &Path) -> Result<Self, String> {
        let folder = file.with_file_name("empty-root");
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(failed)?;
        std::fs::copy(file, folder.join("duo-doctor")).map_err(failed)?;
        Ok(Self(folder))
    }

    /// The program in there, with little address space, ends so and prints all of this.
    fn answers(&self, arguments: &[&str], code: i32, parts: &[&str]) -> Result<(), String> {
        let Output { status, stdout, stderr } = self.run(arguments)?;
        let (out, err) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        if status.code() != Some(code) || !parts.iter().all(|part| out.contains(part)) {
            return Err(format!("in an empty root `duo-doctor {}`: {status}\n{out}{err}", arguments.join(" ")));
        }
        println!("in an empty root, in {} MB: duo-doctor {}", SPACE / 1024, arguments.join(" "));
        Ok(())
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, String> {
        let mut command = Command::new("sh");
        let line = format!("ulimit -v {SPACE} && exec \"$@\"");
        // Whoever is root needs no namespace, and may be where there are none.
        let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
        command.args(["-c", &line, "sh"]);
        command.args(if is_root { &["chroot"][..] } else { &["unshare", "--map-root-user", "chroot"] });
        command.arg(&self.0).arg("/duo-doctor").args(arguments);
        // There is no /tmp either; the simulated set-up is told where it may write.
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("TMPDIR", "/").env("DUO_DOCTOR_LANG", "en");
        command.output().map_err(|error| format!("sh: {error}"))
    }
}

impl Drop for EmptyRoot {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
