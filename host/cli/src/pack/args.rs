//! The command line of `pack` as data.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::args::{Format, Sources, Trust};
use crate::output::say;
use duo_doctor_pack::oci;

/// `pack`.
#[derive(Debug, Args)]
pub(crate) struct Pack {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with packs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List what was found where, what is used, what is refused, and why.
    List {
        #[command(flatten)]
        sources: Sources,
        /// Format of the list.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make a pack of components.
    Build(Build),
    /// Sign a pack, with a key or with a signature that was made elsewhere.
    Sign(Sign),
    /// Make a pair of keys, NAME.key and NAME.pub.
    Keygen {
        /// Name of the files; as NAME.pub in a folder of keys also of the publisher.
        #[arg(value_name = "NAME")]
        name: PathBuf,
        /// A file with the password of the secret key; otherwise it is asked for.
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// Leave the secret key unprotected.
        #[arg(long, conflicts_with = "password_file")]
        no_password: bool,
    },
    /// Look at every byte of a pack and at its signature, and ask its components who they are.
    Verify {
        /// The pack.
        #[arg(value_name = "PACK")]
        pack: PathBuf,
        #[command(flatten)]
        trust: Trust,
    },
    /// Say what a pack holds and what its checks ask for.
    Inspect {
        /// The pack.
        #[arg(value_name = "PACK")]
        pack: PathBuf,
        /// Print the index as it is signed, for `minisign -Sm index.json`, and nothing else.
        #[arg(long)]
        index: bool,
        #[command(flatten)]
        trust: Trust,
    },
    /// Say what another pack changes: every part of every check.
    Diff {
        /// The pack before.
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// The pack after.
        #[arg(value_name = "NEW")]
        new: PathBuf,
        /// Format of what is printed.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        #[command(flatten)]
        trust: Trust,
    },
    /// Take a pack into the store: a file, an OCI layout (folder or tar), or oci://HOST/NAME:TAG or @sha256:….
    Add {
        /// Where it is.
        #[arg(value_name = "SOURCE")]
        source: String,
        #[command(flatten)]
        change: Change,
    },
    /// Ask again where packs were added from, and take what is newer.
    Update {
        /// Names of packs; all unless given.
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        #[command(flatten)]
        change: Change,
    },
    /// Go back to an earlier version in the store, or to what comes with the program.
    Rollback {
        /// Name of the pack.
        #[arg(value_name = "NAME")]
        name: String,
        /// The version; otherwise the one before the one in use.
        #[arg(long, value_name = "VERSION")]
        to: Option<semver::Version>,
        /// Whose pack it is, where several have the name.
        #[arg(long, value_name = "KEY")]
        publisher: Option<String>,
        #[command(flatten)]
        trust: Trust,
    },
    /// Publish a pack: to oci://HOST/NAME:TAG, or into an OCI layout (a folder, or a file that ends in .tar).
    Push {
        /// The pack.
        #[arg(value_name = "PACK")]
        pack: PathBuf,
        /// Where to.
        #[arg(value_name = "TARGET")]
        target: String,
        #[command(flatten)]
        registry: Registry,
    },
}

/// `pack build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Name of the pack.
    #[arg(long)]
    pub name: String,
    /// Version of the pack.
    #[arg(long)]
    pub version: semver::Version,
    /// Where to write.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// When it is built, RFC 3339; otherwise now, or SOURCE_DATE_EPOCH.
    #[arg(long, value_name = "TIME")]
    pub issued: Option<jiff::Timestamp>,
    /// From when on it is refused, RFC 3339.
    #[arg(long, value_name = "TIME")]
    pub expires: Option<jiff::Timestamp>,
    /// A check of earlier packs that is no longer run, and why.
    #[arg(long, value_name = "ID=REASON", value_parser = pair)]
    pub withdraw: Vec<(String, String)>,
    /// SHA-256 of a component that is never run again.
    #[arg(long, value_name = "SHA256")]
    pub revoke: Vec<String>,
    /// An earlier pack of this program and of the vendor's key: what it holds compiled is not compiled again.
    #[arg(long, value_name = "PACK")]
    pub reuse: Option<PathBuf>,
    /// It is signed with a key of the vendor's: its checks may have the vendor's codes.
    #[arg(long, hide = true)]
    pub vendor: bool,
    #[command(flatten)]
    pub key: Key,
    #[command(flatten)]
    pub trust: Trust,
    /// Components.
    #[arg(value_name = "WASM", required_unless_present_any = ["withdraw", "revoke"])]
    pub components: Vec<PathBuf>,
}

/// `pack sign`.
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Sign {
    /// The pack; it is written anew.
    #[arg(value_name = "PACK")]
    pub pack: PathBuf,
    #[command(flatten)]
    pub key: Key,
    /// A signature of the index that `pack inspect --index` prints, made by minisign elsewhere.
    #[arg(long, value_name = "FILE", conflicts_with = "key", required_unless_present = "key")]
    pub signature: Option<PathBuf>,
}

/// A key to sign with.
#[derive(Debug, Args)]
#[command(next_help_heading = "Key")]
pub(crate) struct Key {
    /// The secret key, in minisign's format.
    #[arg(long = "key", id = "key", value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// A file with its password; otherwise it is asked for.
    #[arg(long, value_name = "FILE", requires = "key")]
    pub password_file: Option<PathBuf>,
}

/// What changes the store.
#[derive(Debug, Args)]
pub(crate) struct Change {
    /// Approve what is asked about: above all new checks, and what they may touch or say beyond before.
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub trust: Trust,
    #[command(flatten)]
    pub registry: Registry,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (id, reason) = text.split_once('=').ok_or_else(|| say!("say-pair"))?;
    Ok((id.to_owned(), reason.to_owned()))
}

/// How to talk to a registry.
#[derive(Debug, Args, Default)]
#[command(next_help_heading = "Registry")]
pub struct Registry {
    /// User name for the registry.
    #[arg(long, value_name = "NAME", env = "DUO_DOCTOR_REGISTRY_USER", requires = "registry_password_file")]
    pub registry_user: Option<String>,
    /// A file with the password for the registry.
    #[arg(long, value_name = "FILE", env = "DUO_DOCTOR_REGISTRY_PASSWORD_FILE")]
    pub registry_password_file: Option<PathBuf>,
    /// CA certificates, PEM, for the registry beside those of this machine.
    #[arg(long, value_name = "FILE", env = "DUO_DOCTOR_REGISTRY_CA")]
    pub registry_ca: Option<PathBuf>,
    /// Talk to the registry without TLS.
    #[arg(long)]
    pub plain_http: bool,
    /// A further host that may be given the password: where the registry gets its tokens, as auth.docker.io.
    #[arg(long, value_name = "HOST", env = "DUO_DOCTOR_REGISTRY_AUTH_HOST", value_delimiter = ',')]
    pub registry_auth_host: Vec<String>,
}

impl From<&Registry> for oci::Registry {
    fn from(registry: &Registry) -> Self {
        Self {
            user: registry.registry_user.clone(),
            password_file: registry.registry_password_file.clone(),
            ca: registry.registry_ca.clone(),
            plain_http: registry.plain_http,
            auth_hosts: registry.registry_auth_host.clone(),
            total: None,
        }
    }
}
