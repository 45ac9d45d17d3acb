//! What versions the vendor's checks have seen.

use std::collections::BTreeMap;

use duo_doctor_model::event::Finished;
use duo_doctor_model::plan::Plan;
use duo_doctor_model::policy::Publisher;

/// Arguments of findings that hold the version of a part, and the part.
const ARGUMENTS: [(&str, &str); 2] = [("gitlab-version", "gitlab"), ("ai-gateway-version", "ai-gateway")];

/// The first that is said of each part.
pub(crate) fn of(plan: &Plan, finished: &[Finished]) -> BTreeMap<String, String> {
    let mut versions = BTreeMap::new();
    let vendors = plan.tasks.iter().zip(finished).filter(|(task, _)| task.check.publisher == Publisher::Vendor);
    for finding in vendors.flat_map(|(_, ended)| &ended.findings) {
        for (argument, part) in ARGUMENTS {
            if let Some(version) = finding.args.get(argument) {
                versions.entry(part.to_owned()).or_insert_with(|| version.clone());
            }
        }
    }
    versions
}
