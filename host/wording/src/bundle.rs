//! Fluent messages of one source.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast;

use super::{Args, Language, fluent_args};

/// Messages that can be looked up.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    variables: BTreeMap<String, BTreeSet<String>>,
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
                let line = source.get(..error.pos.start).map_or(1, |before| before.lines().count().max(1));
                format!("line {line}: {}", error.kind)
            });
            Faulty(first.unwrap_or_default())
        })?;
        let variables = variables(&resource);
        let tag = language.tag().parse().expect("the tags of the table are read by a test");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| Faulty(format!("{}", errors[0])))?;
        Ok(Self { bundle, variables })
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
        let names = self.variables.get(&entry(key, attribute)).cloned().unwrap_or_default();
        let args = names.iter().map(|name| (name.as_str(), format!("<{name}>"))).collect();
        self.message(key, attribute, &args)
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
