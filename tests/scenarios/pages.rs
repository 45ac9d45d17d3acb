//! The page of a finding says what the report says of it: the same cause, the same consequence, the same steps, in both
//! languages.

use duo_doctor_wording::Language;
use serde_json::Value;

use crate::support::Run;

/// Where the page of a report's causes differs from the report.
pub(super) fn differing(report: &Value) -> Vec<String> {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let causes = all(&report["diagnosis"]["causes"]);
    if causes.is_empty() {
        return Vec::new();
    }
    let folder = tempfile::tempdir().expect("a folder");
    let saved = folder.path().join("report.json");
    std::fs::write(&saved, report.to_string()).expect("the report can be written");
    let findings: Vec<Value> = all(&report["checks"]).iter().flat_map(|check| all(&check["findings"])).collect();
    let mut found = Vec::new();
    for language in Language::whole().map(Language::tag) {
        let page = Run::new(["explain".as_ref(), saved.as_os_str(), "--lang".as_ref(), language.as_ref()]).go();
        // Where a page breaks its lines is no difference.
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let shown = plain(&page.stdout);
        for cause in &causes {
            let is = |finding: &&Value| finding["code"] == cause["code"] && finding["subject"] == cause["subject"];
            let words = &findings.iter().find(is).expect("the cause's finding")["words"][language];
            let texts = ["message", "cause", "consequence"].map(|name| words[name].clone()).into_iter();
            for text in texts.chain(all(&words["steps"])) {
                if let Some(text) = text.as_str().filter(|text| !shown.contains(&plain(text))) {
                    found.push(format!(
                        "{} the page in {language} does not say: {text}\n{}",
                        cause["code"], page.stdout
                    ));
                }
            }
        }
    }
    found
}
