//! The secrets of a set-up: made-up, unmistakable strings, so that a test can look for leaks.

use crate::world::World;
use crate::world::model::{Key, Provider};

/// Token of GitLab's administrator.
pub(crate) const ADMIN_TOKEN: &str = "glpat-canaryAdmin4Qz8Xw1L";

/// Token of the person who uses Duo.
pub(crate) const USER_TOKEN: &str = "glpat-canaryUserr7Jm3Vt9K";

/// Secret access key of the cloud account.
pub(crate) const AWS_SECRET: &str = "canaryAws/9sTd2LkVb7QmXe4Rz8Wn1Yc5Hg0Jf6Pu";

/// The key that a model server wants; `None` when it wants none.
pub(crate) fn wanted(world: &World, model: &str) -> Option<String> {
    match world.model.get(model)?.key {
        Key::NotNeeded => None,
        Key::Matching | Key::Wrong | Key::NotConfigured => Some(format!("sk-canary-{model}-5Hn2Rb8Yc6Dt")),
    }
}

/// The key that GitLab and the operator have for a model server.
pub(crate) fn configured(world: &World, model: &str) -> Option<String> {
    let model_data = world.model.get(model)?;
    if model_data.provider != Provider::Api {
        return None;
    }
    match model_data.key {
        Key::Matching => wanted(world, model),
        Key::Wrong => Some(format!("sk-canary-{model}-stale-3Fv9Kw7Bq")),
        Key::NotNeeded | Key::NotConfigured => None,
    }
}
