//! Steps of a repair, as data; a person does them, never the host. Words are not here: step N is
//! worded by the attribute `fix-N` of the code's message.

mod certificate;
mod common;
mod gateway;
mod line;
mod log;
mod renewal;

use std::fmt;

use crate::bindings::duo_doctor::check::types as wit;

pub use wit::{Installation, Place};

/// What a person puts in for the value that a setting had before.
const EARLIER: &str = "earlier-value";

/// An argument of a command, or a setting's value. What an author writes into the program can have placeholders
/// (`deploy/{deployment}`) and holes (`{}`, for [`Step::fill`]); what comes from elsewhere is text as it is, whatever it
/// looks like.
#[derive(Debug, Clone)]
pub struct Argument(Vec<wit::Piece>);

impl Argument {
    /// A text from elsewhere.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(vec![wit::Piece::Text(text.into())])
    }

    /// What an author wrote, with values in its holes.
    ///
    /// # Panics
    /// Where it has more holes than there are values.
    #[must_use]
    pub fn filled(template: &'static str, values: &[&str]) -> Self {
        Self::from(template).fill(&mut values.iter().copied())
    }

    fn read(template: &str) -> Self {
        let is_name =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let mut pieces = Vec::new();
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            text.push_str(before);
            match behind.split_once('}').filter(|(name, _)| is_name(name)) {
                Some((name, after)) => {
                    if !text.is_empty() {
                        pieces.push(wit::Piece::Text(std::mem::take(&mut text)));
                    }
                    pieces.push(wit::Piece::Placeholder(name.into()));
                    rest = after;
                }
                None => {
                    text.push('{');
                    rest = behind;
                }
            }
        }
        text.push_str(rest);
        if !text.is_empty() || pieces.is_empty() {
            pieces.push(wit::Piece::Text(text));
        }
        Self(pieces)
    }

    /// True for a text that would have one if an author had written it.
    fn has_placeholder(text: &str) -> bool {
        Self::read(text).0.iter().any(|piece| matches!(piece, wit::Piece::Placeholder(name) if !name.is_empty()))
    }

    /// Puts the next of `values` into each hole.
    fn fill<'a>(self, values: &mut impl Iterator<Item = &'a str>) -> Self {
        let filled = self.0.into_iter().map(|piece| match piece {
            wit::Piece::Placeholder(name) if name.is_empty() => {
                wit::Piece::Text(values.next().expect("a value for each hole").into())
            }
            piece => piece,
        });
        Self(filled.collect())
    }
}

/// `{name}` is a placeholder, `{}` a hole; any other brace is text.
impl From<&'static str> for Argument {
    fn from(template: &'static str) -> Self {
        Self::read(template)
    }
}

/// As a person reads it: placeholders in braces.
impl fmt::Display for Argument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&line::shown(&self.0))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::text(text)
    }
}

/// One step of a repair.
#[derive(Debug, Clone)]
pub struct Step {
    place: Place,
    action: wit::Action,
    undo: Option<wit::Action>,
    interrupts: bool,
}

impl Step {
    fn new(place: Place, action: wit::Action) -> Self {
        Self { place, action, undo: None, interrupts: false }
    }

    /// Words only.
    #[must_use]
    pub fn instruction(place: Place) -> Self {
        Self::new(place, wit::Action::Instruction)
    }

    /// A command that is the same for every kind of installation, argument by argument; `{name}` is
    /// a placeholder that the person fills, and `{}` takes a value of [`Self::fill`].
    #[must_use]
    pub fn command(place: Place, arguments: &[&'static str]) -> Self {
        Self::commands(place, &[(Installation::Any, arguments)])
    }

    /// A command for each kind of installation.
    #[must_use]
    pub fn commands(place: Place, variants: &[(Installation, &[&'static str])]) -> Self {
        let commands = variants.iter().map(|&(installation, arguments)| wit::Command {
            installation,
            arguments: arguments.iter().map(|&argument| Argument::from(argument).0).collect(),
        });
        Self::new(place, wit::Action::Command(commands.collect()))
    }

    /// Puts these values into the holes of every command, in their order.
    ///
    /// # Panics
    /// Where a command has more holes than there are values.
    #[must_use]
    pub fn fill(mut self, values: &[&str]) -> Self {
        if let wit::Action::Command(commands) = &mut self.action {
            for command in commands {
                let mut values = values.iter().copied();
                for argument in &mut command.arguments {
                    *argument = Argument(std::mem::take(argument)).fill(&mut values).0;
                }
            }
        }
        self
    }

    /// A setting and the value that it should have. The earlier value undoes it.
    #[must_use]
    pub fn setting(place: Place, name: &str, value: impl Into<Argument>) -> Self {
        let back = wit::Action::Setting((name.into(), vec![wit::Piece::Placeholder(EARLIER.into())]));
        Self { undo: Some(back), ..Self::new(place, wit::Action::Setting((name.into(), value.into().0))) }
    }

    /// Run this check again, to see whether the repair worked.
    #[must_use]
    pub fn verify(place: Place, check: &str) -> Self {
        Self::new(place, wit::Action::Verify(check.into()))
    }

    /// What takes this step back, done at the same place.
    #[must_use]
    pub fn undo(mut self, back: Self) -> Self {
        self.undo = Some(back.action);
        self
    }

    /// The step restarts or interrupts a service.
    #[must_use]
    pub fn interrupts(mut self) -> Self {
        self.interrupts = true;
        self
    }

    /// A text that reads like a placeholder: what an author wrote went through a value, and nobody is told to fill it.
    pub(crate) fn lost_placeholder(&self) -> Option<String> {
        let actions = std::iter::once(&self.action).chain(&self.undo);
        let mut pieces = actions.flat_map(|action| match action {
            wit::Action::Command(commands) => {
                commands.iter().flat_map(|command| command.arguments.iter().flatten()).collect()
            }
            wit::Action::Setting((_, value)) => value.iter().collect(),
            _ => Vec::new(),
        });
        pieces.find_map(|piece| match piece {
            wit::Piece::Text(text) if Argument::has_placeholder(text) => Some(text.clone()),
            _ => None,
        })
    }

    pub(crate) fn into_wit(self, number: usize) -> wit::Step {
        wit::Step {
            message: format!("fix-{number}"),
            place: self.place,
            action: self.action,
            undo: self.undo,
            interrupts: self.interrupts,
            ext: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(argument: Argument) -> String {
        let piece = |piece: &wit::Piece| match piece {
            wit::Piece::Text(text) => format!("\"{text}\""),
            wit::Piece::Placeholder(name) => format!("<{name}>"),
        };
        argument.0.iter().map(piece).collect()
    }

    #[test]
    fn only_what_an_author_wrote_has_placeholders() {
        for (template, read) in [
            ("", "\"\""),
            ("docker", "\"docker\""),
            ("{container}", "<container>"),
            ("deploy/{a-1}/{b}", "\"deploy/\"<a-1>\"/\"<b>"),
            ("{A} { {a b} }{", "\"{A} { {a b} }{\""),
            ("a={}b", "\"a=\"<>\"b\""),
        ] {
            assert_eq!(pieces(template.into()), read, "{template}");
        }
        assert_eq!(pieces("{container}".to_owned().into()), "\"{container}\"");
    }

    #[test]
    fn a_value_fills_a_hole_as_it_is() {
        let step = Step::command(Place::Network, &["a", "x={}", "{}"]).fill(&["{b}", "$(c)"]);
        let wit::Action::Command(commands) = step.action else { panic!("a command") };
        let shown: Vec<String> = commands[0].arguments.iter().map(|one| pieces(Argument(one.clone()))).collect();
        assert_eq!(shown, ["\"a\"", "\"x=\"\"{b}\"", "\"$(c)\""]);
    }
}
