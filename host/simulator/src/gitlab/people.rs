//! Who asks, and what that person may do.

use super::GitLab;
use crate::secrets::{ADMIN_TOKEN, USER_TOKEN};
use crate::serve::Call;
use crate::world::gitlab::Token;

/// Plans that include Duo Self-Hosted.
const PLANS: [&str; 2] = ["premium", "ultimate"];

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Numeric id.
    pub id: u32,
    /// User name.
    pub name: String,
    /// Administrator.
    pub admin: bool,
}

/// The answer to "whose token is this".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Caller {
    /// No token at all.
    Nobody,
    /// A token that is not valid.
    Invalid,
    /// A token that was valid.
    Expired,
    /// A token without the scopes of the API.
    WithoutScope,
    /// A person.
    Person(Person),
}

impl GitLab {
    /// Who sends this request.
    pub(crate) fn caller(&self, call: &Call) -> Caller {
        let bearer = call.header("authorization").and_then(|text| text.strip_prefix("Bearer "));
        match call.header("private-token").or(bearer) {
            None => Caller::Nobody,
            Some(ADMIN_TOKEN) => of_token(self.root(), self.data().admin_token),
            Some(USER_TOKEN) => of_token(self.user(), self.data().user_token),
            Some(_) => Caller::Invalid,
        }
    }

    /// The administrator.
    pub(crate) fn root(&self) -> Person {
        Person { id: 1, name: "root".to_owned(), admin: true }
    }

    /// The person whose token the doctor has.
    pub(crate) fn user(&self) -> Person {
        Person { id: 42, name: self.data().user.name.clone(), admin: false }
    }

    /// The license is of the right plan and has not expired.
    pub(crate) fn licensed(&self) -> bool {
        let license = &self.data().license;
        self.data().enterprise && PLANS.contains(&license.plan.as_str()) && license.expires_in_days >= 0
    }

    /// The settings of self-hosted models can be read and written by an administrator.
    pub(crate) fn self_hosting_allowed(&self) -> bool {
        self.licensed() && !self.data().add_ons.is_empty()
    }

    /// Somebody has a seat.
    fn seats(&self) -> bool {
        self.licensed() && self.data().add_ons.iter().any(|add_on| add_on.assigned > 0)
    }

    /// A feature flag; those not named are as GitLab ships them: on, as far as the simulation knows any.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.data().flags.get(name).copied().unwrap_or(true)
    }

    /// `can?(:access_code_suggestions)`.
    pub(crate) fn may_use_code_suggestions(&self, person: &Person) -> bool {
        let administrator = !person.admin || self.data().administrator_seat;
        administrator && self.seats() && (person.name != self.data().user.name || self.data().user.code_suggestions)
    }

    /// `can?(:access_duo_chat)`.
    pub(crate) fn may_use_chat(&self, person: &Person) -> bool {
        self.seats() && (person.name != self.data().user.name || self.data().user.chat)
    }
}

/// The person behind a token, as far as the token is good.
fn of_token(person: Person, token: Token) -> Caller {
    match token {
        Token::Good => Caller::Person(person),
        Token::Expired => Caller::Expired,
        Token::WithoutScope => Caller::WithoutScope,
        Token::WithoutAdminMode => Caller::Person(Person { admin: false, ..person }),
    }
}
