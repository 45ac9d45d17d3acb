//! From a [`Check`] to a component.

use crate::bindings::duo_doctor::check::types;
use crate::bindings::exports::duo_doctor::check::checker;
use crate::check::{Check, Context};

/// Makes a type that implements [`Check`] the component of its crate. The crate's `messages/en.ftl` and
/// `messages/ja.ftl` are its messages; `register!(TheCheck, "en", "fr")` names other languages. The crate's version is
/// the check's version.
#[macro_export]
macro_rules! register {
    ($check:ty) => {
        $crate::register!($check, "en", "ja");
    };
    ($check:ty, $($language:literal),+ $(,)?) => {
        // A component has one check; a native build has none, so that tests link many.
        #[cfg(target_arch = "wasm32")]
        const _: () = {
            struct Component;

            impl $crate::bindings::exports::duo_doctor::check::checker::Guest for Component {
                fn describe() -> $crate::bindings::exports::duo_doctor::check::checker::Description {
                    $crate::describe::<$check>(env!("CARGO_PKG_VERSION"))
                }

                fn messages() -> Vec<(String, String)> {
                    vec![$((
                        $language.into(),
                        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/", $language, ".ftl")).into(),
                    )),+]
                }

                fn run(
                    context: $crate::bindings::exports::duo_doctor::check::checker::Context,
                ) -> Result<Vec<$crate::bindings::duo_doctor::check::types::Finding>, String> {
                    $crate::run::<$check>(context)
                }
            }

    $crate::bindings::export!(Component with_types_in $crate::bindings);
        };
    };
}

/// The description with the version of the check's crate.
#[must_use]
pub fn describe<C: Check>(version: &str) -> checker::Description {
    C::describe().with_version(version)
}

/// Gathers, then judges.
///
/// # Errors
/// Those of [`Check::gather`].
pub fn run<C: Check>(context: checker::Context) -> Result<Vec<types::Finding>, String> {
    let context =
        Context { vantages: context.vantages, impact: context.impact, time_ms: context.time_ms, now: context.now };
    let facts = C::gather(&context)?;
    Ok(C::judge(&facts).into_iter().map(crate::Finding::into_wit).collect())
}
