//! `build`: runs the language's own tool; the component lies at [`COMPONENT`] then.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::test::files;
use super::{Language, run};

/// Where the component is, in the project's folder.
pub(crate) const COMPONENT: &str = "dist/check.wasm";

const TARGET: &str = "wasm32-wasip2";

const NO_RUST: &str = "cargo is not installed; install Rust 1.95 or newer with rustup";
const NO_PYTHON: &str = "componentize-py is not installed; in the project's folder run \
    `python3 -m venv .venv && .venv/bin/pip install componentize-py==0.25.1`";
const NO_NODE: &str =
    "node is not installed; install Node.js 20 or newer, then run `npm install` in the project's folder";
const NO_COMPONENTIZE_JS: &str = "componentize-js is not installed; in the project's folder run \
    `npm install @bytecodealliance/componentize-js@0.23.0`";

/// Builds the project in a folder and returns the component's path.
///
/// # Errors
/// What is missing with the command that installs it, or what failed.
pub(crate) fn build(project: &Path) -> Result<PathBuf, String> {
    let language = Language::of(project)?;
    let component = project.join(COMPONENT);
    let folder = component.parent().expect("it lies in a folder");
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
    // What an earlier build left is not taken for the result of this one.
    let _ = std::fs::remove_file(&component);
    match language {
        Language::Rust => rust(project, &component)?,
        Language::Python => {
            write_messages(project, "messages.py", "MESSAGES")?;
            let mut tool = Command::new(python_tool(project));
            tool.args(["-d", "wit", "-w", "check", "componentize", "app", "-o", COMPONENT]);
            run(tool.current_dir(project), NO_PYTHON)?;
        }
        Language::Javascript => {
            write_messages(project, "messages.js", "export const MESSAGES")?;
            if !project.join("node_modules/@bytecodealliance/componentize-js").is_dir() {
                return Err(NO_COMPONENTIZE_JS.into());
            }
            // The tool says of a mistake that there is one, and not where.
            for file in files(project, "", "js")? {
                let check = ["--check".as_ref(), file.file_name().unwrap_or_default()];
                run(Command::new("node").args(check).current_dir(project), NO_NODE)?;
            }
            run(Command::new("node").args(["build.mjs", COMPONENT]).current_dir(project), NO_NODE)?;
        }
    }
    if component.is_file() { Ok(component) } else { Err(format!("{}: was not built", component.display())) }
}

fn rust(project: &Path, component: &Path) -> Result<(), String> {
    let target = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(project)
        .stderr(Stdio::null())
        .output()
        .map_err(|_| NO_RUST)?;
    if !Path::new(String::from_utf8_lossy(&target.stdout).trim()).is_dir() {
        return Err(format!("this Rust cannot build for WebAssembly; run `rustup target add {TARGET}`"));
    }
    // Everything at once, also what only the tests need: from then on no network is asked.
    run(Command::new("cargo").args(["fetch", "--quiet"]).current_dir(project), NO_RUST)?;
    let built = Command::new("cargo")
        .args(["build", "--release", "--target", TARGET, "--message-format", "json-render-diagnostics"])
        .current_dir(project)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !built.status.success() {
        return Err("cargo failed; its own words stand above".into());
    }
    let messages = String::from_utf8_lossy(&built.stdout).into_owned();
    let file = messages.lines().rev().find_map(artifact);
    let file = file.ok_or("cargo built no component; the crate needs `crate-type = [\"cdylib\", \"rlib\"]`")?;
    std::fs::copy(&file, component).map_err(|error| format!("{file}: cannot be copied: {error}"))?;
    Ok(())
}

/// The component that a line of cargo's messages names; the project's own comes last.
fn artifact(line: &str) -> Option<String> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    let files = message["filenames"].as_array()?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(str::to_owned)
}

/// The project's own, where it has a virtual environment.
fn python_tool(project: &Path) -> PathBuf {
    let own = project.join(".venv/bin/componentize-py");
    match own.canonicalize() {
        Ok(_) => std::path::absolute(&own).unwrap_or(own),
        Err(_) => "componentize-py".into(),
    }
}

/// Components of these languages cannot read files: the words go into the code.
fn write_messages(project: &Path, file: &str, variable: &str) -> Result<(), String> {
    let comment = if file.ends_with(".py") { "#" } else { "//" };
    let mut messages = Vec::new();
    for path in files(project, "messages", "ftl")? {
        let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        messages.push((language, text));
    }
    if messages.is_empty() {
        return Err(format!("{}: holds no messages; en.ftl has those in English", project.join("messages").display()));
    }
    // JSON is read the same by both languages.
    let messages = serde_json::to_string(&messages).expect("texts are JSON");
    let text = format!("{comment} Made from messages/ by `duo-doctor check-kit build`.\n{variable} = {messages}\n");
    std::fs::write(project.join(file), text).map_err(|error| format!("{file}: cannot be written: {error}"))
}
