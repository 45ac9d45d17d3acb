//! The branches of a code's messages: all that its page can say, as far as arguments leave it open.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use super::{Args, Catalogue};

/// Branches of one code that are shown; the page with the most has eighteen.
const BRANCHES: usize = 64;

/// Steps of a repair; no repair has as many.
const STEPS: usize = 20;

/// What a page says in one branch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    /// The finding.
    pub message: String,
    /// Why.
    pub cause: Option<String>,
    /// What it does.
    pub consequence: Option<String>,
    /// Steps of the repair.
    pub fixes: Vec<String>,
}

/// The variables that choose between texts, with their choices, by message.
pub(crate) type Choices = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

impl Catalogue {
    /// Every branch that these arguments leave open, each once; one where they settle it. Other arguments that are not
    /// given stand as placeholders.
    #[must_use]
    pub fn branches<'a>(&'a self, code: &str, args: &Args<'a>) -> Vec<Branch> {
        let mut all: Vec<Args<'a>> = vec![args.clone()];
        for (name, values) in self.choices(code).into_iter().flatten() {
            // Beyond that the first choices are told apart and the others show their default.
            if args.contains_key(name.as_str()) || all.len() * values.len() > BRANCHES {
                continue;
            }
            let mut more = Vec::with_capacity(all.len() * values.len());
            for args in &all {
                for value in values {
                    let mut args = args.clone();
                    args.insert(name, value.clone());
                    more.push(args);
                }
            }
            all = more;
        }
        let mut branches: Vec<Branch> = Vec::new();
        for branch in all.iter().filter_map(|args| self.branch(code, args)) {
            if !branches.contains(&branch) {
                branches.push(branch);
            }
        }
        branches
    }

    fn branch(&self, code: &str, args: &Args<'_>) -> Option<Branch> {
        let say = |attribute: Option<&str>| self.filled(code, attribute, args);
        // Without its arguments a finding says what its title says.
        let message = say(None)?;
        let mut missing = self.variables_of(code).filter(|name| !args.contains_key(*name));
        let has_hole = missing.any(|name| message.contains(&format!("<{name}>")));
        let title = if has_hole { say(Some("title")) } else { None };
        let fixes = (1..=STEPS).map_while(|number| say(Some(&format!("fix-{number}")))).collect();
        let (cause, consequence) = (say(Some("cause")), say(Some("consequence")));
        Some(Branch { message: title.unwrap_or(message), cause, consequence, fixes })
    }
}

/// The choices of every message, those of its attributes with them.
pub(crate) fn choices(resource: &FluentResource) -> Choices {
    let mut all = Choices::new();
    for item in resource.entries() {
        let ast::Entry::Message(message) = item else { continue };
        let mut found = BTreeMap::new();
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        message.value.iter().chain(attributes).for_each(|pattern| of_pattern(pattern, &mut found));
        if !found.is_empty() {
            all.insert(message.id.name.to_owned(), found);
        }
    }
    all
}

fn of_pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeMap<String, BTreeSet<String>>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &ast::Expression<&str>, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match expression {
        ast::Expression::Select { selector, variants } => {
            if let ast::InlineExpression::VariableReference { id } = selector {
                let keys = variants.iter().map(|variant| match variant.key {
                    ast::VariantKey::Identifier { name } => name.to_owned(),
                    ast::VariantKey::NumberLiteral { value } => value.to_owned(),
                });
                found.entry(id.name.to_owned()).or_default().extend(keys);
            }
            variants.iter().for_each(|variant| of_pattern(&variant.value, found));
        }
        ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => of_expression(expression, found),
        ast::Expression::Inline(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    const SOURCE: &str = "A-1 = { $host } { $how ->\n        [dns] has no address\n       *[other] is silent\n    }\n    .cause \
        = { $bundle ->\n        [set] a bundle\n       *[unset] none\n    }\n    .fix-1 = { $how ->\n        [dns] ask the name \
        server\n       *[other] wait\n    }\n    .fix-2 = again\n";

    fn shown(args: &[(&str, &str)]) -> Vec<(String, String, String)> {
        let catalogue = Catalogue::new(SOURCE, Language::English).expect("messages");
        let args = args.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        let of = |branch: Branch| (branch.message, branch.cause.unwrap_or_default(), branch.fixes.join(", "));
        catalogue.branches("A-1", &args).into_iter().map(of).collect()
    }

    #[test]
    fn a_page_shows_the_branch_that_is_proven_or_all() {
        let of = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(
            shown(&[("how", "dns"), ("bundle", "set"), ("host", "x")]),
            [of("x has no address", "a bundle", "ask the name server, again")]
        );
        assert_eq!(
            shown(&[("how", "dns")]),
            [
                of("<host> has no address", "a bundle", "ask the name server, again"),
                of("<host> has no address", "none", "ask the name server, again")
            ]
        );
        assert_eq!(shown(&[]).len(), 4);
    }

    #[test]
    fn sixty_four_branches_are_told_apart() {
        let select = |number: usize| format!("{{ $a{number} ->\n  [x] x{number}\n *[y] y{number}\n}}");
        let of = |count: usize| {
            let source = format!("A-1 = {}", (0..count).map(select).collect::<String>());
            Catalogue::new(&source, Language::English).expect("messages").branches("A-1", &Args::new()).len()
        };
        assert_eq!((of(6), of(7)), (64, 64));
    }
}
