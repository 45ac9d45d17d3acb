//! Words are the contract's: what `wit/` calls a thing, JSON and `name` call it too.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::description::{Hop, Impact, Vantage};
use crate::event::Limit;
use crate::finding::{Confidence, Severity};
use crate::outcome::{Outcome, Verdict};

const CONTRACT: &str = concat!(include_str!("../../../wit/types.wit"), include_str!("../../../wit/checker.wit"));

/// The cases of an enum of the contract, in its order.
fn cases(name: &str) -> Vec<String> {
    let lines = CONTRACT.lines().map(|line| line.split("//").next().unwrap_or_default());
    let source = lines.collect::<Vec<_>>().join("\n");
    let (_, behind) = source.split_once(&format!("enum {name} {{")).expect(name);
    let (cases, _) = behind.split_once('}').expect(name);
    cases.split(',').map(str::trim).filter(|case| !case.is_empty()).map(str::to_owned).collect()
}

/// The values of an enum of the contract.
fn values<T: DeserializeOwned>(name: &str) -> Vec<(String, T)> {
    let value = |case: String| (case.clone(), serde_json::from_value(Value::String(case)).expect(name));
    cases(name).into_iter().map(value).collect()
}

#[test]
fn hops_vantages_and_impacts_have_the_names_and_the_order_of_the_contract() {
    assert_eq!(Hop::ALL.map(Hop::name).to_vec(), cases("hop"));
    assert_eq!(Vantage::ALL.map(Vantage::name).to_vec(), cases("vantage"));
    assert_eq!(Impact::ALL.map(Impact::name).to_vec(), cases("impact"));
}

#[test]
fn what_a_check_says_has_the_name_of_the_contract() {
    for (case, value) in values::<Outcome>("outcome") {
        assert_eq!(value.name(), case);
    }
    for (case, value) in values::<Severity>("severity") {
        assert_eq!(value.name(), case);
    }
    for (case, value) in values::<Confidence>("confidence") {
        assert_eq!(value.name(), case);
    }
}

#[test]
fn a_name_is_the_word_of_json() {
    fn same<T: Copy + Debug + Serialize>(all: &[T], name: impl Fn(T) -> &'static str) {
        for &one in all {
            assert_eq!(json!(one), json!(name(one)), "{one:?}");
        }
    }
    same(&Hop::ALL, Hop::name);
    same(&Vantage::ALL, Vantage::name);
    same(&Impact::ALL, Impact::name);
    same(&[Verdict::Healthy, Verdict::Broken, Verdict::Incomplete, Verdict::Empty], Verdict::name);
    same(&[Outcome::Skipped, Outcome::Blocked, Outcome::OutOfVantage, Outcome::Denied, Outcome::Broken], Outcome::name);
    let limits = [
        Limit::Calls,
        Limit::Compile,
        Limit::CpuTime,
        Limit::Findings,
        Limit::HostCopy,
        Limit::Memory,
        Limit::Resources,
    ];
    same(&limits, Limit::name);
}

/// `DUO1…` is about GitLab's settings, `DUO9…` about leftovers.
#[test]
fn the_digits_of_hops_count_from_one_along_the_way() {
    assert_eq!(Hop::ALL.map(Hop::digit), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}
