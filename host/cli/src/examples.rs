//! Examples under the help of each command. A test parses every line with the real command line.

/// Below the help of the program, short and long.
pub(crate) const AFTER: &str = "Without a command `check` is run.
Exit codes: 0 healthy, 1 problems, 2 usage, 3 incomplete, 4 nothing selected, 5 pack rejected,
6 recording unreadable, 70 internal error, 130 and 143 interrupted.";

pub(crate) const MAIN: &str = "Without a command `check` is run.

Examples:
  duo-doctor demo                                     # what a report looks like
  duo-doctor init --gitlab https://gitlab.example.com # write duo-doctor.toml
  duo-doctor plan                                     # what would be touched
  duo-doctor check                                    # the verdict, the cause, the repair
  duo-doctor explain A1001                            # an error that a user saw

Variables: DUO_DOCTOR_PLAIN_HTTP lets credentials go over plain HTTP where there is no configuration
to say so. Switches are 1 or 0, true or false, yes or no, on or off; an empty variable is not set.

Exit codes: 0 healthy, 1 problems, 2 usage, 3 incomplete, 4 nothing selected, 5 pack rejected,
6 recording unreadable, 70 internal error, 130 and 143 interrupted.";

pub(crate) const CHECK: &str = "Examples:
  duo-doctor check                                    # all checks
  duo-doctor check 'gateway-*' DUO4103 --skip ai-logging
  duo-doctor check --vantage ai-gateway --since 2h
  duo-doctor check --impact probe                     # no request that makes a model produce tokens
  duo-doctor check --format json --output report.json
  duo-doctor check --record run.jsonl                 # for `duo-doctor replay`";

pub(crate) const DEMO: &str = "Examples:
  duo-doctor demo                                     # a gateway that does not trust GitLab
  duo-doctor demo --list
  duo-doctor demo healthy --lang ja
  duo-doctor demo healthy --serve set-up              # keep it running, with its files in set-up/";

pub(crate) const LIST: &str = "Examples:
  duo-doctor list
  duo-doctor list codes
  duo-doctor list connections                         # each value, and where it comes from
  duo-doctor list packs --format json";

pub(crate) const PLAN: &str = "Examples:
  duo-doctor plan
  duo-doctor plan model-request --impact active
  duo-doctor plan --format json";

pub(crate) const EXPLAIN: &str = "Examples:
  duo-doctor explain DUO4103
  duo-doctor explain gitlab-from-gateway
  duo-doctor explain A1001
  duo-doctor explain 401 gateway
  duo-doctor explain 'certificate verify failed'
  duo-doctor explain traceback.txt
  tail -n 20 llm.log | duo-doctor explain -";

pub(crate) const TRIAGE: &str = "Examples:
  duo-doctor triage /var/log/gitlab/gitlab-rails/llm.log ai-gateway.log.gz
  docker logs gitlab-aigw 2>&1 | duo-doctor triage --since 2h -";

pub(crate) const SELF_CHECK: &str = "Examples:
  duo-doctor self-check
  duo-doctor self-check --config duo-doctor.toml";

pub(crate) const INIT: &str =
    "Tokens come from GITLAB_ADMIN_TOKEN (read_api of an administrator) or GITLAB_TOKEN, never from the
command line.

Examples:
  duo-doctor init --gitlab https://gitlab.example.com
  duo-doctor init --gitlab https://gitlab.example.com --ca-file /etc/ssl/private-ca.pem --output -";

pub(crate) const REPLAY: &str = "Examples:
  duo-doctor replay run.jsonl
  duo-doctor replay run.jsonl --format json --output report.json";

pub(crate) const CHECK_KIT: &str = "Examples:
  duo-doctor check-kit new acme-proxy
  duo-doctor check-kit new acme-proxy --language python
  duo-doctor check-kit build acme-proxy
  duo-doctor check-kit test acme-proxy";

pub(crate) const PACK: &str = "Examples:
  duo-doctor pack list
  duo-doctor pack add oci://registry.example.com/duo/checks:latest
  duo-doctor pack update
  duo-doctor pack rollback core --to 1.0.0
  duo-doctor pack verify core.pack";

pub(crate) const SCHEMA: &str = "Examples:
  duo-doctor schema > report.schema.json";

pub(crate) const VERSION: &str = "Examples:
  duo-doctor version
  duo-doctor version --format json";

pub(crate) const COMPLETIONS: &str = "Examples:
  duo-doctor completions bash > /etc/bash_completion.d/duo-doctor
  duo-doctor completions zsh > ~/.zfunc/_duo-doctor
  duo-doctor completions fish > ~/.config/fish/completions/duo-doctor.fish";

pub(crate) const MAN: &str = "Examples:
  duo-doctor man | man -l -
  duo-doctor man /usr/local/share/man/man1";

/// The parts of a line of an example that call this program, without what a shell does with the output.
#[cfg(test)]
pub(crate) fn calls(line: &str) -> Vec<&str> {
    let line = line.split(" # ").next().expect("a first part");
    let parts = line.split(" | ").filter_map(|part| part.split(" > ").next());
    parts.map(str::trim).filter(|part| part.starts_with("duo-doctor")).collect()
}

#[cfg(test)]
mod tests {
    use super::calls;
    use clap::{Command, CommandFactory as _, Parser as _};

    use crate::args::Arguments;

    /// Words as a shell takes them, as far as the examples go: single quotes, no escapes.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('\'').enumerate();
        let words = parts.flat_map(|(index, part)| {
            if index % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
        });
        words.collect()
    }

    fn collect(command: &Command, lines: &mut Vec<String>) {
        let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        lines.extend(help.lines().filter(|line| line.starts_with("  ")).map(str::to_owned));
        command.get_subcommands().for_each(|verb| collect(verb, lines));
    }

    #[test]
    fn every_example_is_a_command_line() {
        let command = Arguments::command();
        let mut lines = Vec::new();
        collect(&command, &mut lines);
        for line in &lines {
            assert!(!calls(line).is_empty(), "{line}");
            for call in calls(line) {
                let parsed = Arguments::try_parse_from(words(call));
                assert!(parsed.is_ok(), "{call}: {}", parsed.err().map(|error| error.to_string()).unwrap_or_default());
            }
        }
        // Every command that is shown has one.
        for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
            let call = format!("duo-doctor {}", verb.get_name());
            assert!(lines.iter().any(|line| line.contains(&call)), "{call}");
        }
    }
}
