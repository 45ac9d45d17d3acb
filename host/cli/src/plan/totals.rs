//! What a plan comes to, in one line.

use std::collections::BTreeSet;

use duo_doctor_config::Config;
use duo_doctor_model::description::Impact;
use duo_doctor_model::plan::{Plan, Task};
use duo_doctor_model::policy::{HttpRule, HttpUse, LogRule, LogUse, Rule as _};
use duo_doctor_wording::{Said, said};

/// Counts of what is going to be run and what it may touch. A request is counted once, whoever sends it and with
/// whatever credential.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Totals {
    planned: usize,
    run: usize,
    requests: usize,
    billed: usize,
    logs: usize,
}

impl Totals {
    pub(super) fn of(config: &Config, plan: &Plan) -> Self {
        let run: Vec<&Task> = plan.tasks.iter().filter(|task| task.settled.is_none()).collect();
        let (mut requests, mut billed, mut logs) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for task in &run {
            let description = &task.check.description;
            for rule in description.needs_of::<HttpRule>() {
                let is_request = matches!(rule.whole(), HttpUse::Request { .. });
                if !is_request || task.grant.allow(rule.whole()).is_err() {
                    continue;
                }
                for connection in config.connections.values() {
                    if rule.is_for(connection.kind.name(), &connection.name) {
                        let request = (rule.method.clone(), connection.name.clone(), rule.path.clone());
                        // Tokens are produced by what is posted, and by checks that say so.
                        if description.impact == Impact::Active && rule.method == "POST" {
                            billed.insert(request.clone());
                        }
                        requests.insert(request);
                    }
                }
            }
            for LogRule(name) in description.needs_of() {
                if config.logs.contains_key(&name) && task.grant.allow(LogUse(&name)).is_ok() {
                    logs.insert(name);
                }
            }
        }
        Self {
            planned: plan.tasks.len(),
            run: run.len(),
            requests: requests.len(),
            billed: billed.len(),
            logs: logs.len(),
        }
    }
}

impl Totals {
    /// In one line.
    pub(super) fn said(&self) -> Said {
        let Self { planned, run, requests, billed, logs } = *self;
        let mut checks =
            if planned == 1 { said!("plan-check", count = 1) } else { said!("plan-checks", count = planned) };
        if run < planned {
            checks = said!("plan-run", run = run).saying("checks", checks);
        }
        let mut kinds =
            if requests == 1 { said!("plan-request", count = 1) } else { said!("plan-requests", count = requests) };
        if billed > 0 {
            kinds = said!("plan-billed", billed = billed).saying("requests", kinds);
        }
        let logs = if logs == 1 { said!("plan-log", count = 1) } else { said!("plan-logs", count = logs) };
        said!("plan-totals").saying("checks", checks).saying("requests", kinds).saying("logs", logs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_not_called_many() {
        let said =
            |planned, run, requests, billed, logs| Totals { planned, run, requests, billed, logs }.said().to_string();
        assert_eq!(said(1, 1, 1, 0, 1), "1 check: 1 kind of request; 1 log");
        assert_eq!(said(2, 1, 0, 0, 0), "2 checks, 1 to run: 0 kinds of request; 0 logs");
        let all = "31 checks: 60 kinds of request, of which 9 can make a model produce tokens; 2 logs";
        assert_eq!(said(31, 31, 60, 9, 2), all);
    }
}
