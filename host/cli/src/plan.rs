//! `plan`: what each check would touch and what policy says, without running anything.

mod head;
mod totals;

use std::io::Write as _;

use serde_json::json;

use super::Failure;
use super::args::{Format, General, Plan as Arguments};
use super::output::{self, say};
use super::{setup, typos};
use duo_doctor_engine::sandbox::{CPU_TIME, HOST_CALLS, MEMORY};
use duo_doctor_model::event::Reason;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::{Plan, Selection, Task, Terms};
use duo_doctor_model::policy::{Advice, DENIED, Denial, NOT_GRANTED};
use duo_doctor_wording::Words;

pub(crate) async fn run(general: &General, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let config = setup::config(&arguments.subject).await?;
    let checks = setup::checks(&arguments.sources).await?;
    let selection = Selection { only: arguments.selected.only.clone(), skip: arguments.selected.skip.clone() };
    let terms = Terms { vantages: &config.vantages.value, impact: config.impact.value, policy: &config.policy };
    let plan = Plan::new(&checks.all(), &selection, terms).map_err(|error| checks.failure(error))?;
    typos::tell(&config, &checks.all(), &arguments.sources);
    let mut out = std::io::stdout().lock();
    if arguments.format == Format::Json {
        let tasks: Vec<serde_json::Value> = plan.tasks.iter().map(object).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&tasks).expect("a plan is plain data"))?;
        return Ok(checks.exit(ExitCode::Healthy));
    }
    let head = head::lines(&config, &plan);
    head.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    if !head.is_empty() {
        writeln!(out)?;
    }
    // It says nothing of what the checks say.
    let words = Words::new(general.language(), &[]);
    for task in &plan.tasks {
        let description = &task.check.description;
        let settled = task.settled.as_ref().map(|(outcome, _)| format!("   {}", words.outcome(*outcome)));
        writeln!(
            out,
            "{} {}   {}{}",
            description.id,
            description.version,
            description.impact.name(),
            settled.unwrap_or_default()
        )?;
        if !task.requires.is_empty() {
            writeln!(out, "    {}", say!("plan-after", checks = task.requires.join(", ")))?;
        }
        let mut denials = Vec::new();
        for (rule, capability, denial) in task.grant.preview() {
            let verdict = denial.as_ref().map(|denial| format!("   {}", denied(&denial.reason)));
            writeln!(out, "    {capability:<12}{rule}{}", verdict.unwrap_or_default())?;
            denials.extend(denial.filter(Denial::can_be_lifted));
        }
        if !denials.is_empty() {
            let advice = words.reason(&description.id, &Reason::Denied { denials });
            advice.lines().try_for_each(|line| writeln!(out, "    {line}"))?;
        }
    }
    let seconds = config.check_time.value.as_secs();
    let (computing, memory) = (CPU_TIME.as_secs(), MEMORY / 1024 / 1024);
    writeln!(out, "\n{}", totals::Totals::of(&config, &plan).said().in_words(output::words()))?;
    let limits = say!("plan-limits", seconds = seconds, computing = computing, memory = memory, calls = HOST_CALLS);
    writeln!(out, "{limits}")?;
    Ok(checks.exit(ExitCode::Healthy))
}

/// What keeps a check from something. Whose grant it is that does not count is said by the advice below.
fn denied(reason: &str) -> String {
    match reason.strip_prefix(DENIED) {
        Some(rule) => say!("plan-denied", rule = rule),
        None if reason == NOT_GRANTED => say!("plan-not-granted"),
        None => reason.to_owned(),
    }
}

fn object(task: &Task) -> serde_json::Value {
    let description = &task.check.description;
    let denials: Vec<Denial> = task.grant.preview().into_iter().filter_map(|(.., denial)| denial).collect();
    let needs: Vec<serde_json::Value> = task
        .grant
        .preview()
        .into_iter()
        .map(|(rule, capability, denial)| json!({ "capability": capability, "rule": rule, "denial": denial }))
        .collect();
    json!({
        "check": description.id,
        "version": description.version,
        "impact": description.impact,
        "after": task.requires,
        "ends": task.settled.as_ref().map(|(outcome, _)| outcome),
        "needs": needs,
        "grant": Advice::of(&description.id, &denials).table,
    })
}
