//! Fluent messages of one source.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast;

use super::branches::{self, Choices};
use super::{Args, Language, fluent_args};

/// Messages that can be looked up.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    variables: BTreeMap<String, BTreeSet<String>>,
    choices: Choices,
}

/// Messages that cannot be used; what is wrong with them.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Faulty(pub String);

impl Catalogue {
    /// Reads messages.
    ///
    /// # Errors
    /// The first syntax error, or a message that stands twice.
    pub fn new(source: &str, language: Language) -> Result<Self, Faulty> {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            let first = errors.first().map(|error| {
                let line = 1 + source.get(..error.pos.start).map_or(0, |before| before.matches('\n').count());
                // The parser says of line ends what they are; an error is one line.
                format!("line {line}: {}", error.kind).replace('\n', "\\n").replace('\r', "\\r")
            });
            Faulty(first.unwrap_or_default())
        })?;
        let (variables, choices) = (variables(&resource), branches::choices(&resource));
        let tag = language.tag().parse().expect("the tags of the table are read by a test");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| Faulty(format!("{}", errors[0])))?;
        Ok(Self { bundle, variables, choices })
    }

    /// A message, or one of its attributes; none where there is none.
    #[must_use]
    pub fn message(&self, key: &str, attribute: Option<&str>, args: &Args<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        // A missing argument shows as `{$name}`; the sentence around it still helps.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&fluent_args(args)), &mut errors).into_owned())
    }

    /// A message in which an argument that nobody gave is a dash.
    #[must_use]
    pub fn complete(&self, key: &str, args: &Args<'_>) -> Option<String> {
        let mut args = args.clone();
        for name in self.variables.get(key)? {
            args.entry(name).or_insert_with(|| "-".into());
        }
        self.message(key, None, &args)
    }

    /// A message with every variable as a placeholder.
    #[must_use]
    pub fn sample(&self, key: &str, attribute: Option<&str>) -> Option<String> {
        self.filled(key, attribute, &Args::new())
    }

    /// A message in which an argument that nobody gave is a placeholder.
    pub(crate) fn filled(&self, key: &str, attribute: Option<&str>, args: &Args<'_>) -> Option<String> {
        let mut args = args.clone();
        let names = self.variables.get(&entry(key, attribute));
        for name in names.into_iter().flatten() {
            args.entry(name).or_insert_with(|| format!("<{name}>"));
        }
        self.message(key, attribute, &args)
    }

    /// The variables of a message.
    pub(crate) fn variables_of(&self, key: &str) -> impl Iterator<Item = &str> {
        self.variables.get(key).into_iter().flatten().map(String::as_str)
    }

    /// The variables that choose between texts of a message and its attributes.
    pub(crate) fn choices(&self, key: &str) -> Option<&BTreeMap<String, BTreeSet<String>>> {
        self.choices.get(key)
    }

    /// Every message and attribute with its variables: what two languages must have in common.
    #[must_use]
    pub fn entries(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.variables
    }
}

fn entry(key: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| key.to_owned(), |attribute| format!("{key}.{attribute}"))
}

fn variables(resource: &FluentResource) -> BTreeMap<String, BTreeSet<String>> {
    let mut entries = BTreeMap::new();
    for item in resource.entries() {
        let ast::Entry::Message(message) = item else { continue };
        if let Some(value) = &message.value {
            entries.insert(message.id.name.to_owned(), of_pattern(value));
        }
        for attribute in &message.attributes {
            entries.insert(format!("{}.{}", message.id.name, attribute.id.name), of_pattern(&attribute.value));
        }
    }
    entries
}

fn of_pattern(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let placeables = pattern.elements.iter().filter_map(|element| match element {
        ast::PatternElement::Placeable { expression } => Some(expression),
        ast::PatternElement::TextElement { .. } => None,
    });
    placeables.flat_map(of_expression).collect()
}

fn of_expression(expression: &ast::Expression<&str>) -> BTreeSet<String> {
    match expression {
        ast::Expression::Inline(inline) => of_inline(inline),
        ast::Expression::Select { selector, variants } => {
            let mut names = of_inline(selector);
            names.extend(variants.iter().flat_map(|variant| of_pattern(&variant.value)));
            names
        }
    }
}

fn of_inline(inline: &ast::InlineExpression<&str>) -> BTreeSet<String> {
    match inline {
        ast::InlineExpression::VariableReference { id } => BTreeSet::from([id.name.to_owned()]),
        ast::InlineExpression::Placeable { expression } => of_expression(expression),
        _ => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(source: &str) -> Catalogue {
        Catalogue::new(source, Language::English).expect("messages of a test")
    }

    const SOURCE: &str = "\
        A-1 = { $what } at { { $nested } }\n    .why = because of { $why ->\n        [one] { $first }\n       \
        *[other] { \"text\" } { A-2 }\n    }\n    .plain = nothing\nA-2 = two\nA-3 =\n    .only = { $x } and { $y }\n";

    /// However deep a variable stands, whoever translates the message has to bring it.
    #[test]
    fn every_message_and_attribute_is_an_entry_with_all_its_variables() {
        let entries = catalogue(SOURCE);
        let entries: Vec<(&str, Vec<&str>)> = entries
            .entries()
            .iter()
            .map(|(entry, variables)| (entry.as_str(), variables.iter().map(String::as_str).collect()))
            .collect();
        let expected = [
            ("A-1", vec!["nested", "what"]),
            ("A-1.plain", vec![]),
            ("A-1.why", vec!["first", "why"]),
            ("A-2", vec![]),
            ("A-3.only", vec!["x", "y"]),
        ];
        assert_eq!(entries, expected);
    }

    #[test]
    fn a_sample_shows_each_variable_by_its_name() {
        let catalogue = catalogue(SOURCE);
        assert_eq!(catalogue.sample("A-1", None).as_deref(), Some("<what> at <nested>"));
        assert_eq!(catalogue.sample("A-3", Some("only")).as_deref(), Some("<x> and <y>"));
        assert_eq!(catalogue.sample("A-2", None).as_deref(), Some("two"));
        for (key, attribute) in [("A-3", None), ("A-2", Some("only")), ("A-4", None)] {
            assert_eq!(catalogue.sample(key, attribute), None, "{key} {attribute:?}");
        }
    }

    #[test]
    fn what_nobody_gave_is_named_in_a_message_and_a_dash_in_a_complete_one() {
        let catalogue = catalogue(SOURCE);
        let args = Args::from([("what", "this".to_owned())]);
        assert_eq!(catalogue.message("A-1", None, &args).as_deref(), Some("this at {$nested}"));
        assert_eq!(catalogue.complete("A-1", &args).as_deref(), Some("this at -"));
        assert_eq!(catalogue.complete("A-4", &args), None);
    }

    #[test]
    fn what_cannot_be_read_is_faulty_in_its_line_and_so_is_what_stands_twice() {
        let fault = |source: &str| Catalogue::new(source, Language::English).err().expect(source).0;
        for (source, line) in [("= x\n", 1), ("a = x\n= y\n", 2), ("a = x\n\nb = y\n= z\nc = { $d\n", 4)] {
            let fault = fault(source);
            assert!(fault.starts_with(&format!("line {line}: ")), "{source:?}: {fault}");
        }
        assert_eq!(fault("a = ={ $b ->[ne\") }\n"), r#"line 1: Expected one of "\n | \r\n""#);
        let twice = fault("a = x\na = y\n");
        assert!(twice.contains('a') && !twice.starts_with("line"), "{twice}");
    }
}
