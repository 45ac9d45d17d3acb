//! The switch for GitLab Duo on its way down from the instance over the group to the one project.

use serde_json::{Value, json};

use super::GitLab;
use super::rest::{PROJECT, not_found};
use crate::reply::Reply;
use crate::world::gitlab::DuoOff;

/// The number of the project's group.
const GROUP: u32 = 3;

fn own_group() -> &'static str {
    PROJECT.split('/').next().unwrap_or_default()
}

impl GitLab {
    /// `projects`: the one project.
    pub(crate) fn projects(&self) -> Value {
        let project = json!({
            "id": "gid://gitlab/Project/7",
            "fullPath": PROJECT,
            "duoFeaturesEnabled": self.data().duo_off.is_none(),
            "group": {"id": format!("gid://gitlab/Group/{GROUP}"), "fullPath": own_group()},
        });
        json!({"nodes": [project], "pageInfo": {"hasNextPage": false, "hasPreviousPage": false}})
    }

    /// The settings of the instance, those about Duo.
    pub(crate) fn application_settings(&self) -> Value {
        let on = self.data().duo_off != Some(DuoOff::Instance);
        json!({
            "id": 1,
            "duo_features_enabled": on,
            "lock_duo_features_enabled": false,
            "duo_availability": if on { "default_on" } else { "default_off" },
            "disabled_direct_code_suggestions": !self.data().direct_connections,
        })
    }

    /// The project's group.
    pub(crate) fn group(&self, path: &str) -> Reply {
        let own = own_group();
        if path != own && path != GROUP.to_string() {
            return not_found();
        }
        let off = self.data().duo_off;
        let on = matches!(off, None | Some(DuoOff::Project));
        let locked = off == Some(DuoOff::GroupLocked);
        let availability = match (on, locked) {
            (true, _) => "default_on",
            (false, false) => "default_off",
            (false, true) => "never_on",
        };
        Reply::json(
            200,
            &json!({
                "id": GROUP,
                "name": own,
                "path": own,
                "full_path": own,
                "visibility": "private",
                "duo_features_enabled": on,
                "lock_duo_features_enabled": locked,
                "duo_availability": availability,
            }),
        )
    }
}
