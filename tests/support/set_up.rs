//! A simulated set-up that a test examines several times, with a configuration that it extends.

use std::path::{Path, PathBuf};

use duo_doctor_model::policy::{CAPABILITIES, Capability};
use duo_doctor_simulator::{Setup, scenario};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{Ran, Run, guest};

/// A running set-up and its files; gone when it is dropped.
pub(crate) struct SetUp {
    setup: Setup,
    folder: TempDir,
    // Serves the set-up, so it goes last.
    _runtime: Runtime,
}

impl SetUp {
    /// Starts the set-up of a scenario.
    pub(crate) fn start(name: &str) -> Self {
        let runtime = Runtime::new().expect("there are threads");
        let folder = tempfile::tempdir().expect("there is a folder");
        let scenario = scenario(name).unwrap_or_else(|| panic!("there is no scenario {name}"));
        let setup = runtime.block_on(Setup::start(&scenario, folder.path())).expect("the set-up starts");
        Self { setup, folder, _runtime: runtime }
    }

    /// Where its files are.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The secrets in it, by name.
    pub(crate) fn secrets(&self) -> Vec<(String, String)> {
        self.setup.secrets()
    }

    /// The text of its configuration.
    pub(crate) fn configuration(&self) -> String {
        std::fs::read_to_string(self.setup.configuration()).expect("the set-up has a configuration")
    }

    /// Writes a configuration beside its own, so that the paths in it mean the same.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, text).expect("the folder can be written");
        path
    }

    /// Its configuration with `head` before the first table and `tables` behind the last.
    pub(crate) fn extended(&self, head: &str, tables: &str) -> PathBuf {
        self.write("extended.toml", &format!("{head}\n{}\n{tables}\n", self.configuration()))
    }

    /// Examines it with a configuration and these arguments.
    pub(crate) fn check<A: AsRef<std::ffi::OsStr>>(
        &self,
        configuration: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> Ran {
        self.run("check", configuration, arguments).go()
    }

    /// An examination in the making.
    pub(crate) fn run<A: AsRef<std::ffi::OsStr>>(
        &self,
        verb: &str,
        configuration: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> Run {
        let mut all: Vec<std::ffi::OsString> = vec![verb.into(), "--config".into(), configuration.into()];
        all.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        Run::new(all)
    }
}

/// A grant of all that a guest could ask for.
pub(crate) fn everything() -> String {
    let rules = |capability: &Capability| match capability.name {
        "http" => r#"["* * /** as *", "probe *"]"#,
        "grpc" => r#"["* */* as *"]"#,
        "environment" => r#"["ai-gateway *", "gitlab *"]"#,
        "logs" => r#"["*"]"#,
        other => panic!("nobody has said what all of `{other}` is"),
    };
    CAPABILITIES.iter().map(|capability| format!("{} = {}\n", capability.name, rules(capability))).collect()
}

/// The argument that adds a guest to a run.
pub(crate) fn component(name: &str) -> [String; 2] {
    ["--component".into(), guest(name).to_str().expect("a plain path").into()]
}
