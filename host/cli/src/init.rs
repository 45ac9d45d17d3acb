//! `init`: asks GitLab for the endpoints, writes a configuration that runs at once, says what is missing and how to get
//! it, and ends with a check. No model's key is ever asked for, and no secret stands in the configuration.

mod found;
mod tokens;
mod written;

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use super::args::{Check, General, Init, Subject};
use super::output::{Audience, say};
use super::{Failure, check, learn, output};
use duo_doctor_config::{Connection, Trust};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_wording::Words;
use tokens::Tokens;

/// Where GitLab's own log of AI requests is on a host of the Linux package.
const LLM_LOG: &str = "/var/log/gitlab/gitlab-rails/llm.log";

pub(crate) async fn run(general: &General, arguments: &Init) -> Result<ExitCode, Failure> {
    let to_file = arguments.output.as_os_str() != "-";
    if to_file && arguments.output.exists() && !arguments.force {
        return Err(Failure::usage(say!("init-is-there", file = arguments.output.display())));
    }
    let words = Words::new(general.language(), &[]);
    let asks = to_file && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let (connection, tokens) = gitlab(arguments, &words, asks)?;
    let answers = learn::discover(&connection).await;
    let logs = [Path::new(LLM_LOG)].into_iter().filter(|path| path.is_file()).map(Path::to_owned);
    let logs: Vec<PathBuf> = logs.collect();
    let text = written::configuration(&written::Known {
        connection: &connection,
        arguments,
        answers: &answers,
        tokens: &tokens,
        logs: &logs,
    });
    output::write_file(&arguments.output, text.as_bytes(), Audience::Owner)?;
    if !to_file {
        return Ok(ExitCode::Healthy);
    }
    eprint!("{}", output::lines(&found::told(&words, &connection, &answers, &tokens, &logs)));
    eprintln!("\n\n{}", words.say("init-written", &[("file", &arguments.output.display().to_string())]));
    if arguments.no_check {
        return Ok(ExitCode::Healthy);
    }
    eprintln!("{}\n", words.say("init-checks", &[]));
    let subject = Subject { config: Some(arguments.output.clone()), ..Subject::default() };
    let check = Check { subject, sources: arguments.sources.clone(), ..Check::default() };
    check::run(general, &check).await
}

/// GitLab with the tokens of variables, or of whoever sits at the terminal.
fn gitlab(arguments: &Init, words: &Words, asks: bool) -> Result<(Connection, Tokens), Failure> {
    let url = match &arguments.gitlab {
        Some(url) => url.clone(),
        None if asks => tokens::line(&words.say("init-ask-url", &[]))?,
        None => return Err(Failure::usage(say!("init-no-gitlab"))),
    };
    let mut connection = Connection::gitlab(&url)
        .map_err(|problem| Failure::usage(format!("--gitlab: {}", problem.in_words(output::words()))))?;
    if let Some(file) = &arguments.ca_file {
        std::fs::File::open(file)
            .map_err(|error| Failure::usage(say!("init-ca-file", file = file.display(), error = error)))?;
    }
    connection.trust = Trust::Platform(arguments.ca_file.clone());
    connection.plain_http = arguments.plain_http;
    connection.with_tokens_of_variables()?;
    let tokens = if asks { Tokens::asked(&mut connection, arguments, words)? } else { Tokens::of(&connection) };
    Ok((connection, tokens))
}
