//! One check alone, against what cannot be touched: a recording, or a system that is invented.

use std::sync::Arc;
use std::time::Duration;

use duo_doctor_engine::capability::Backend;
use duo_doctor_engine::record::Header;
use duo_doctor_engine::runner::Run;
use duo_doctor_engine::sandbox::Sandbox;
use duo_doctor_model::Check;
use duo_doctor_model::event::Finished;
use duo_doctor_model::plan::{Plan, Selection, Terms};
use duo_doctor_model::policy::{Policy, Publisher};
use duo_doctor_pack::Plugin;

/// The check as it may do what it declares, no matter from where, and without the checks that it follows. A plan
/// leaves out a check that is granted nothing, so its refusals come from the system as well.
pub(super) fn free(plugin: &Plugin) -> Plugin {
    let mut check = Check::clone(&plugin.check);
    check.publisher = Publisher::Vendor;
    check.description.vantages.clear();
    check.description.requires.clear();
    Plugin { check: Arc::new(check), code: plugin.code.clone() }
}

/// Runs it as the header says, for at most this time.
pub(super) async fn alone(
    plugin: &Plugin,
    sandbox: &Sandbox,
    backend: Backend,
    header: &Header,
    time: Duration,
) -> Result<(Finished, Run), String> {
    let plugin = free(plugin);
    let policy = Policy::default();
    let terms = Terms { vantages: &header.vantages, impact: header.impact, policy: &policy };
    let plan = Plan::new(std::slice::from_ref(&plugin.check), &Selection::default(), terms)
        .map_err(|error| error.to_string())?;
    let run = Run::of(std::slice::from_ref(&plugin), sandbox, backend)
        .told(&header.vantages, header.impact)
        .at(header.now)
        .check_time(time);
    let finished = run.perform(&plan, &mut |_| {}).await.pop().ok_or("the plan is empty")?;
    Ok((finished, run))
}
