//! What changes the store: add, update, roll back.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use semver::Version;

use super::args::Change;
use super::{rejected, show};
use crate::args::Trust;
use crate::output::say;
use crate::{Failure, discover, output, program};
use duo_doctor_engine::confirm::{Confirmed, confirm};
use duo_doctor_engine::sandbox::Mode;
use duo_doctor_model::policy::{Publisher, table_of};
use duo_doctor_pack::oci;
use duo_doctor_pack::{Approval, Depth, Diff, Kind, Known, Pack, Store, Verdict, accept, open};

/// Takes a pack into the store.
pub(crate) async fn add(source: &str, change: &Change) -> Result<(), Failure> {
    let fetched = oci::fetch(source, &(&change.registry).into()).await.map_err(rejected)?;
    take(source, fetched.path(), change, None).await
}

/// Asks the sources of the packs in the store again.
pub(crate) async fn update(names: &[String], change: &Change) -> Result<(), Failure> {
    let folder = store_folder(&change.trust)?;
    let store = Store::open(&folder)?;
    let known: Vec<(Of, String)> = store
        .packs()
        .filter(|(_, name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name))
        .map(|(publisher, name, stored)| {
            (Of { publisher: publisher.to_owned(), name: name.to_owned() }, stored.source.clone())
        })
        .collect();
    if let Some(name) = names.iter().find(|name| !known.iter().any(|(known, _)| known.name == **name)) {
        return Err(Failure::usage(say!("no-such-pack", name = name, folder = folder.display())));
    }
    if known.is_empty() {
        println!("{}", say!("no-packs", folder = folder.display()));
    }
    drop(store);
    // One that fails does not keep the others from being updated; the first failure is the answer.
    let mut failed = None;
    for (of, source) in known {
        if let Err(failure) = again(&source, change, &of).await {
            output::tell(format_args!("{}: {}", of.name, failure.message));
            failed.get_or_insert(failure);
        }
    }
    failed.map_or(Ok(()), Err)
}

async fn again(source: &str, change: &Change, of: &Of) -> Result<(), Failure> {
    let fetched = oci::fetch(source, &(&change.registry).into()).await.map_err(rejected)?;
    take(source, fetched.path(), change, Some(of)).await
}

/// Whose pack an update is for: another one that lies at its source is not what was asked for.
struct Of {
    publisher: String,
    name: String,
}

async fn take(source: &str, file: &Path, change: &Change, of: Option<&Of>) -> Result<(), Failure> {
    let keys = discover::keys(&change.trust)?;
    // The pack lies where it was fetched to; the operator knows it by its source.
    let pack = open(file, &keys, Depth::Whole).map_err(|problem| rejected(format!("{source}: {}", problem.reason)))?;
    if pack.publisher() == Publisher::Local {
        return Err(rejected(say!("store-unsigned", source = source)));
    }
    let (publisher, name) = (pack.publisher().to_string(), pack.index.name.clone());
    if let Some(of) = of.filter(|of| of.publisher != publisher || of.name != name) {
        let (other, whose) = (&of.name, &of.publisher);
        let said =
            say!("another-pack", source = source, name = name, publisher = publisher, other = other, whose = whose);
        return Err(rejected(said));
    }
    let mut store = Store::change(&store_folder(&change.trust)?)?;
    let active = in_use(&store, &publisher, &name, &change.trust)?;
    let stored = store.stored(&publisher, &name).cloned().unwrap_or_default();
    // What comes with the program counts as well.
    let built_in = active.as_ref().map(|pack| pack.index.version.clone());
    let highest = stored.highest.into_iter().chain(built_in).max();
    let known = Known {
        highest: highest.as_ref(),
        same: stored.versions.get(&pack.index.version).map(|added| added.index.as_str()),
        active: active.as_ref().map(|pack| &pack.index),
        revoked: store.revoked().get(&publisher),
    };
    let approval = Approval { yes: change.yes, offline: change.trust.offline, now: Timestamp::now() };
    let title = say!("pack-of", name = name, version = pack.index.version, publisher = publisher);
    let digest = duo_doctor_pack::index_digest(&pack);
    let verdict = accept(&pack.index, &digest, known, approval);
    let confirmed = match &verdict {
        Verdict::Taken(..) | Verdict::NeedsApproval(_) => {
            let sandbox = program::sandbox(Mode::Interpreter).map_err(Failure::internal)?;
            confirm(&pack, &sandbox).await.map_err(|problem| rejected(format!("{source}: {}", problem.reason)))?
        }
        Verdict::Same | Verdict::Refused(_) => Confirmed::default(),
    };
    let (diff, warning) = match verdict {
        Verdict::Same => {
            println!("{}", say!("pack-in-use-already", title = title));
            return Ok(());
        }
        Verdict::Refused(reason) => return Err(rejected(format!("{source}: {reason}"))),
        Verdict::Taken(diff, warning) => {
            print!("{title}\n{}", show::page(&diff));
            (diff, warning)
        }
        Verdict::NeedsApproval(diff) => {
            print!("{title}\n{}", show::page(&diff));
            if !asked()? {
                return Err(rejected(format!("{source}: {}", say!("needs-approval"))));
            }
            (diff, None)
        }
    };
    if let Some(warning) = warning {
        output::tell(format_args!("{source}: {warning}"));
    }
    for id in &confirmed.foreign {
        output::tell(say!("foreign-code", source = source, id = id));
    }
    store.add(&pack, file, &absolute(source), confirmed.compiled)?;
    println!("{}", say!("pack-in-use", title = title));
    print!("{}", to_grant(&pack, &diff));
    Ok(())
}

/// A customer's check does nothing before it is granted: the lines for those that ask for what they did not before.
fn to_grant(pack: &Pack, diff: &Diff) -> String {
    let asks = |id: &str| {
        let change = diff.checks.iter().find(|change| change.id == id);
        change.is_some_and(|change| change.differences.iter().any(|part| part.kind == Kind::Needs && part.asks))
    };
    let named = pack.plugins.iter().filter(|plugin| matches!(plugin.check.publisher, Publisher::Named(_)));
    let tables: Vec<String> =
        named.filter(|plugin| asks(plugin.check.id())).map(|plugin| table_of(&plugin.check)).collect();
    if tables.is_empty() {
        return String::new();
    }
    format!("{}\n\n{}\n", say!("to-grant"), tables.join("\n\n"))
}

/// A path is asked for again from another folder; a reference stays as it is.
fn absolute(source: &str) -> String {
    if source.contains("://") {
        return source.to_owned();
    }
    std::path::absolute(source).map_or_else(|_| source.to_owned(), |path| path.display().to_string())
}

/// The pack of this publisher and name that is run now: from the store, or beside the program.
fn in_use(store: &Store, publisher: &str, name: &str, trust: &Trust) -> Result<Option<Pack>, Failure> {
    let keys = discover::keys(trust)?;
    if let Some(version) = store.stored(publisher, name).and_then(|stored| stored.active.clone()) {
        return Ok(Some(store.pack(publisher, name, &version, &keys)?));
    }
    let Some(path) = discover::core_pack().filter(|path| path.exists()) else { return Ok(None) };
    let pack = open(&path, &keys, Depth::AsRead)?;
    Ok((pack.publisher().to_string() == publisher && pack.index.name == name).then_some(pack))
}

/// Makes an earlier version the one in use.
pub(crate) fn rollback(
    name: &str,
    to: Option<&Version>,
    publisher: Option<&str>,
    trust: &Trust,
) -> Result<(), Failure> {
    let folder = store_folder(trust)?;
    let mut store = Store::change(&folder)?;
    let found: Vec<(String, Option<Version>, Option<Version>)> = store
        .packs()
        .filter(|(whose, known, _)| *known == name && publisher.is_none_or(|publisher| publisher == *whose))
        .map(|(whose, _, stored)| {
            let before = stored.active.as_ref().and_then(|active| stored.versions.range(..active.clone()).next_back());
            (whose.to_owned(), stored.active.clone(), before.map(|(version, _)| version.clone()))
        })
        .collect();
    let [(publisher, active, before)] = &found[..] else {
        let known: Vec<&str> = found.iter().map(|(whose, ..)| whose.as_str()).collect();
        return Err(Failure::usage(if found.is_empty() {
            say!("no-such-pack", name = name, folder = folder.display())
        } else {
            say!("several-publishers", name = name, publishers = known.join(", "))
        }));
    };
    let target = to.cloned().or_else(|| before.clone());
    if active.is_none() && target.is_none() {
        return Err(Failure::usage(say!("is-the-programs", name = name)));
    }
    store.use_version(publisher, name, target.clone()).map_err(|problem| Failure::usage(problem.to_string()))?;
    match target {
        Some(version) => println!("{}", say!("now-in-use", name = name, version = version, publisher = publisher)),
        None => println!("{}", say!("none-in-use", name = name, publisher = publisher)),
    }
    Ok(())
}

fn store_folder(trust: &Trust) -> Result<PathBuf, Failure> {
    let missing = || Failure::usage(say!("no-store"));
    discover::store_folder(trust).ok_or_else(missing)
}

/// Only a person can approve; a script says --yes.
fn asked() -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Ok(false);
    }
    print!("{}", say!("ask-approval"));
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}
