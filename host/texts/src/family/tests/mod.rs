mod clouds;
mod features;
mod grpc;
mod models;
mod ways;

use std::collections::BTreeSet;

use super::{all, beside, of};
use crate::reader::Reading;

fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let each = |&(key, texts): &(&'static str, &'static [&'static str])| texts.iter().map(move |text| (key, *text));
    [clouds::TEXTS, features::TEXTS, models::TEXTS, grpc::TEXTS, ways::TEXTS].into_iter().flatten().flat_map(each)
}

#[test]
fn texts_belong_to_their_family() {
    let wrong: Vec<String> = texts()
        .filter_map(|(key, text)| {
            let reading = Reading::of(text);
            let found = of(&reading).map(|family| family.key);
            (found != Some(key))
                .then(|| format!("{key}, not {found:?}: {text}\n{:?} {:#?}", reading.hop, reading.chain))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Each row is the first that fits some text, so that none is dead.
#[test]
fn every_row_is_reached() {
    let reached: BTreeSet<_> = texts().filter_map(|(_, text)| of(&Reading::of(text))).map(std::ptr::from_ref).collect();
    let dead: Vec<_> = all().filter(|family| !reached.contains(&std::ptr::from_ref(*family))).collect();
    assert!(dead.is_empty(), "{dead:#?}");
}

/// What sounds alike and is something else.
#[test]
fn what_is_not_certain_belongs_to_no_family_that_claims_it() {
    for (text, not) in [
        (
            "openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'AccessDenied', 'message': 'Access denied due to Virtual Network/Firewall rules.'}}",
            "azure-key",
        ),
        (
            "openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'AccessDenied', 'message': 'Access denied due to Virtual Network/Firewall rules.'}}",
            "model-key",
        ),
        (
            "User: arn:aws:iam::1:user/duo is not authorized to perform: bedrock:InvokeModel with an explicit deny in a service control policy",
            "aws-not-authorized",
        ),
        ("openai.AuthenticationError: Error code: 401 - {'error': 'Unauthorized'}", "openai-key"),
        (
            "openai.PermissionDeniedError: <html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>",
            "model-key",
        ),
        (
            "openai.InternalServerError: <html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>",
            "model-unavailable",
        ),
        ("java.lang.OutOfMemoryError: Java heap space", "model-memory"),
        (
            "Errno::ECONNREFUSED: Failed to open TCP connection to aigw:5052 (Connection refused - connect(2) for \"aigw\" port 5052)",
            "refused-localhost",
        ),
        ("httpx.ConnectError: [Errno 111] Connection refused", "model-unavailable"),
        (
            "HTTPConnectionPool(host='x', port=80): Max retries exceeded with url: / (Caused by NewConnectionError('x: [Errno 111] Connection refused'))",
            "proxy-unreachable",
        ),
        ("ValueError: the budget report has no rows", "budget"),
        ("16:Failed to authenticate user", "google-credentials"),
    ] {
        let found = of(&Reading::of(text)).map(|family| family.key);
        assert_ne!(found, Some(not), "{text}");
    }
}

#[test]
fn nothing_is_claimed_of_what_says_nothing() {
    for text in [
        "",
        "all is well",
        "ValueError: something",
        "INFO: 10.0.0.1:50112 - \"POST /v1/chat/completions HTTP/1.1\" 200 OK",
        "ActiveRecord::RecordNotFound: Couldn't find User with 'id'=7",
        "NoMethodError: undefined method `foo' for nil:NilClass",
    ] {
        assert_eq!(of(&Reading::of(text)).map(|family| family.key), None, "{text}");
    }
}

#[test]
fn beside_pages_only_what_tells_more_is_said() {
    for (text, with_pages) in [
        ("httpx.ConnectError: [Errno -2] Name or service not known", None),
        (
            "litellm.APIError: AzureException APIError - Access denied due to Virtual Network/Firewall rules.",
            Some("azure-network"),
        ),
        ("curl: (60) SSL certificate problem: certificate has expired", Some("tls-expired")),
    ] {
        let reading = Reading::of(text);
        assert_eq!(beside(&reading, 1).map(|family| family.key), with_pages, "{text}");
        assert!(beside(&reading, 0).is_some(), "{text}");
    }
}
