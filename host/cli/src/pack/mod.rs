//! `pack`: make packs, look at them, and take them up.

pub(crate) mod args;
mod change;
pub(crate) mod list;
mod show;

use std::collections::BTreeMap;
use std::path::Path;

use super::args::Format;
use super::output::{Audience, say};
use super::{Failure, discover, output};
use args::{Build, Command, Key, Pack, Sign};
use duo_doctor_engine::publish;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::sentence;
use duo_doctor_pack::oci;
use duo_doctor_pack::{self as pack, Plugin, SecretKey, open};

pub(crate) async fn run(arguments: &Pack) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Command::List { sources, format } => {
            let chosen = discover::packs(sources)?;
            let told = super::list::told(*format == Format::Human);
            super::list::print(*format, &list::HEADER, &list::rows(&chosen.rows, told))?;
            return Ok(if chosen.refused.is_empty() { ExitCode::Healthy } else { ExitCode::PackRejected });
        }
        Command::Build(build) => self::build(build).await?,
        Command::Sign(sign) => self::sign(sign)?,
        Command::Keygen { name, password_file, no_password } => keygen(name, password_file.as_deref(), *no_password)?,
        Command::Verify { pack, trust } => show::verify(pack, trust).await?,
        Command::Inspect { pack, index, trust } => show::inspect(pack, *index, trust)?,
        Command::Diff { old, new, format, trust } => show::diff(old, new, *format, trust)?,
        Command::Add { source, change } => change::add(source, change).await?,
        Command::Update { names, change } => change::update(names, change).await?,
        Command::Rollback { name, to, publisher, trust } => {
            change::rollback(name, to.as_ref(), publisher.as_deref(), trust)?;
        }
        Command::Push { pack, target, registry } => {
            let digest = oci::push(pack, target, &registry.into()).await.map_err(rejected)?;
            println!("{target}: {digest}");
        }
    }
    Ok(ExitCode::Healthy)
}

async fn build(arguments: &Build) -> Result<(), Failure> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let epoch = epoch.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let issued = arguments.issued.or(epoch).unwrap_or_else(jiff::Timestamp::now);
    let what = publish::Build {
        name: arguments.name.clone(),
        version: arguments.version.clone(),
        issued: Some(issued),
        expires: arguments.expires,
        withdrawn: arguments.withdraw.iter().cloned().collect::<BTreeMap<_, _>>(),
        revoked: arguments.revoke.iter().cloned().collect(),
        codes: if arguments.vendor { pack::VendorCodes::Allowed } else { pack::VendorCodes::Refused },
    };
    let key = arguments.key.path.as_deref().map(|_| secret_key(&arguments.key)).transpose()?;
    let earlier = earlier(arguments)?;
    let publish::Built { bytes, reused } = publish::build(what, &arguments.components, &earlier).await?;
    output::write_file(&arguments.output, &bytes, Audience::Everyone)?;
    let mut signed = say!("pack-is-unsigned");
    if let Some(key) = key {
        output::write_file(&arguments.output, &pack::sign(&arguments.output, &key)?, Audience::Everyone)?;
        signed = say!("pack-is-signed");
    }
    let (output, count) = (arguments.output.display(), arguments.components.len());
    let size = bytes.len() / 1024;
    eprintln!("{}", say!("pack-built", file = output, count = count, reused = reused, size = size, signed = signed));
    Ok(())
}

/// The checks of the pack to reuse. One that is refused costs time and nothing else.
fn earlier(arguments: &Build) -> Result<Vec<Plugin>, Failure> {
    let Some(pack) = &arguments.reuse else { return Ok(Vec::new()) };
    // As a whole or not at all: half of a pack that was changed is not reused either.
    match open(pack, &discover::keys(&arguments.trust)?, pack::Depth::Whole) {
        Ok(pack) => Ok(pack.plugins),
        Err(refused) => {
            output::tell(say!("compiled-anew", why = refused));
            Ok(Vec::new())
        }
    }
}

fn sign(arguments: &Sign) -> Result<(), Failure> {
    let bytes = match &arguments.signature {
        Some(path) => pack::with_signature(&arguments.pack, &small(path)?)?,
        None => pack::sign(&arguments.pack, &secret_key(&arguments.key)?)?,
    };
    output::write_file(&arguments.pack, &bytes, Audience::Everyone)?;
    eprintln!("{}", say!("pack-signed", file = arguments.pack.display()));
    Ok(())
}

fn keygen(name: &Path, password_file: Option<&Path>, no_password: bool) -> Result<(), Failure> {
    let password = if no_password { None } else { Some(password(password_file, &say!("ask-new-password"))?) };
    let (secret, public) = pack::generate(password).map_err(Failure::internal)?;
    let paths = [name.with_extension("key"), name.with_extension("pub")];
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(Failure::usage(say!("key-is-there", file = there.display())));
    }
    output::write_secret(&paths[0], secret.as_bytes())?;
    output::write_file(&paths[1], public.as_bytes(), Audience::Everyone)?;
    println!("{}\n{}", paths[0].display(), paths[1].display());
    Ok(())
}

fn secret_key(key: &Key) -> Result<SecretKey, Failure> {
    let path = key.path.as_deref().ok_or_else(|| Failure::usage(say!("no-key")))?;
    let ask = || password(key.password_file.as_deref(), &say!("ask-password")).map_err(|failure| failure.message);
    SecretKey::read(path, ask).map_err(Failure::usage)
}

/// From a file, or typed; never from the command line, where everyone on the machine could read it.
fn password(file: Option<&Path>, prompt: &str) -> Result<String, Failure> {
    use std::io::IsTerminal as _;
    match file {
        Some(path) => Ok(small(path)?.trim_end_matches(['\r', '\n']).to_owned()),
        None if std::io::stdin().is_terminal() => {
            rpassword::prompt_password(prompt).map_err(|error| Failure::usage(say!("no-password", error = error)))
        }
        None => Err(Failure::usage(say!("nobody-types"))),
    }
}

fn small(path: &Path) -> Result<String, Failure> {
    pack::read_small(path).map_err(|problem| Failure::usage(format!("{}: {problem}", path.display())))
}

/// A pack of the command line, looked at as a whole.
fn whole(path: &Path, trust: &super::args::Trust) -> Result<pack::Pack, Failure> {
    Ok(open(path, &discover::keys(trust)?, pack::Depth::Whole)?)
}

/// Publishers and registries may have words in it.
fn rejected(problem: String) -> Failure {
    Failure::new(ExitCode::PackRejected, sentence(&problem))
}
