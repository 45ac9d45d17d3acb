//! The tools of Python and JavaScript below the target folder: installed once, and used again while their pins
//! stay the same.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::litellm::install::run;
use crate::support::{program, root};

/// An installed folder, and the name under which a project looks for it.
pub(crate) struct Link {
    /// Where it is.
    pub folder: PathBuf,
    /// What a project calls it.
    pub name: &'static str,
    /// What a build without it must tell.
    pub install: &'static str,
}

/// A folder of the tests below the target folder.
pub(crate) fn cache(name: &str) -> PathBuf {
    let target = program().parent().and_then(Path::parent).expect("the program lies in the target folder");
    target.join("check-kit").join(name)
}

/// Keeps others from building in the folder of this name meanwhile: projects of one name share a target folder.
pub(crate) fn alone(name: &str) -> File {
    fs::create_dir_all(cache("")).expect("the target folder can be written");
    let lock = File::create(cache(&format!("{name}.lock"))).expect("the target folder can be written");
    lock.lock().expect("a file can be locked");
    lock
}

/// componentize-py in a virtual environment.
///
/// # Errors
/// Why this machine cannot have it.
pub(crate) fn python() -> Result<Link, String> {
    let pins = root().join("sdk/templates/python/requirements.txt");
    let folder = installed("python", &pins, |folder, log| {
        run(Command::new("python3").args(["-m", "venv"]).arg(folder), "python3 -m venv", log)?;
        let mut install = Command::new(folder.join("bin/python"));
        install.args(["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--retries", "2"]);
        run(install.arg("--requirement").arg(&pins), "pip install", log)
    })?;
    Ok(Link { folder, name: ".venv", install: "pip install componentize-py==0.25.1" })
}

/// componentize-js in a folder of modules.
///
/// # Errors
/// Why this machine cannot have it.
pub(crate) fn javascript() -> Result<Link, String> {
    let pins = root().join("sdk/templates/javascript/package.json");
    let folder = installed("javascript", &pins, |folder, log| {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        fs::copy(&pins, folder.join("package.json")).map_err(|error| format!("{}: {error}", pins.display()))?;
        let mut install = Command::new("npm");
        run(install.args(["install", "--no-audit", "--no-fund"]).current_dir(folder), "npm install", log)
    })?;
    let install = "npm install @bytecodealliance/componentize-js@0.23.0";
    Ok(Link { folder: folder.join("node_modules"), name: "node_modules", install })
}

fn installed(
    name: &str,
    pins: &Path,
    make: impl FnOnce(&Path, &Path) -> Result<(), String>,
) -> Result<PathBuf, String> {
    let (folder, file) = (cache(name), |end: &str| cache(&format!("{name}.{end}")));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(cache("")).map_err(failed)?;
    // Two test runs at a time would tread on each other; the second finds the work of the first.
    let lock = File::create(file("lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let wanted = fs::read_to_string(pins).map_err(failed)?;
    if fs::read_to_string(file("complete")).is_ok_and(|made| made == wanted) {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    make(&folder, &file("log"))?;
    fs::write(file("complete"), wanted).map_err(failed)?;
    Ok(folder)
}
