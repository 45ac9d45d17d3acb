//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3301").words(r"\brequested image's platform \((?P<image>[a-z0-9/]+)\) does not match the detected host platform \((?P<host>[a-z0-9/]+)\)").args(&[("known", "yes")]),
    Signature::of("DUO3301").words(r"\brequested image's platform \(.*\) does not match the detected host\b"),
    Signature::of("DUO3301").words(r"\bexec format error\b").args(&[("known", "no")]),
    Signature::of("DUO3301").words(r"\bno image found in (?:image index|manifest list) for architecture\b"),
    Signature::of("DUO3301").words(r"\bno matching manifest for linux/"),
    Signature::of("DUO3302").words(r"\brequested image's platform \((?P<image>[a-z0-9/]+)\) does not match the detected host platform \((?P<host>[a-z0-9/]+)\)"),
    Signature::of("DUO3302").words(r"\brequested image's platform \(.*\) does not match the detected host\b"),
    Signature::of("DUO3303").words(r"\bNo prompt version found matching the query\b"),
    Signature::of("DUO3306").words(r"\bspecifying custom models endpoint is disabled\b"),
    Signature::of("DUO3307").words(r"\bOOMKilled\b.{0,80}\bExit ?Code:?\s+137\b").args(&[("code", "137")]),
    Signature::of("DUO3307").words(r"\bReason:\s+OOMKilled\b").args(&[("code", "137")]),
    Signature::of("DUO3307").words(r"\bOOMKilled[^a-z0-9]{1,4}true\b").args(&[("code", "137")]),
    Signature::of("DUO3307").words(r"\bExited \(1\)").args(&[("code", "1")]),
    Signature::of("DUO3307").words(r"\bExited \(126\)").args(&[("code", "126")]),
    Signature::of("DUO3307").words(r"\bExited \(127\)").args(&[("code", "127")]),
    Signature::of("DUO3307").words(r"\bExited \(137\)").args(&[("code", "137")]),
    Signature::of("DUO3307").words(r"\bExited \((?P<code>139)\)"),
    Signature::of("DUO3307").words(r"\bExited \(143\)").args(&[("code", "143")]),
    Signature::of("DUO3307").words(r"\bNo services configured to run\. Exiting").args(&[("code", "0")]),
];
