//! Reads a GraphQL query, just enough to know which fields are asked for, where they stand, and with which arguments.

use serde_json::{Map, Value};

/// Depth of nested selections and values: more than any sensible query has.
const DEPTH: usize = 24;

/// One selected field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// Name in the answer.
    pub key: String,
    /// Name in the schema.
    pub name: String,
    /// Arguments, variables filled in.
    pub arguments: Map<String, Value>,
    /// Selected fields below.
    pub fields: Vec<Field>,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Operation {
    /// Whether it changes something.
    pub mutation: bool,
    /// Selected fields.
    pub fields: Vec<Field>,
}

/// Where a query could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// What stood there.
    pub found: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// Reads the first operation of a query.
pub(crate) fn read(text: &str, variables: &Value) -> Result<Operation, Unreadable> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, at: 0, variables };
    let mut mutation = false;
    if let Some(word @ ("query" | "mutation")) = reader.peek() {
        mutation = word == "mutation";
        reader.at += 1;
        if reader.peek().is_some_and(is_name) {
            reader.at += 1;
        }
        reader.skip_parentheses()?;
    }
    let fields = reader.selection(0)?;
    Ok(Operation { mutation, fields })
}

#[derive(Debug)]
struct Token<'a> {
    text: &'a str,
    line: usize,
    column: usize,
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line, mut line_start) = (0, 1, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'\n' => {
                line += 1;
                line_start = at + 1;
                at += 1;
                continue;
            }
            b' ' | b'\t' | b'\r' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
                continue;
            }
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(bytes.len());
            }
            b'.' => {
                while at < bytes.len() && bytes[at] == b'.' {
                    at += 1;
                }
            }
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$') => {
                at += 1;
                while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'_' | b'.')) {
                    at += 1;
                }
            }
            _ => {
                at += 1;
                while !text.is_char_boundary(at) {
                    at += 1;
                }
            }
        }
        found.push(Token { text: text.get(start..at).unwrap_or_default(), line, column: start - line_start + 1 });
    }
    found
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    variables: &'a Value,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.at).map(|token| token.text)
    }

    fn unreadable(&self) -> Unreadable {
        let token = self.tokens.get(self.at);
        let last = self.tokens.last();
        Unreadable {
            found: token.map_or("end of query", |token| token.text).to_owned(),
            line: token.or(last).map_or(1, |token| token.line),
            column: token.or(last).map_or(1, |token| token.column),
        }
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.peek() == Some(text);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, text: &str) -> Result<(), Unreadable> {
        if self.eat(text) { Ok(()) } else { Err(self.unreadable()) }
    }

    fn name(&mut self) -> Result<&'a str, Unreadable> {
        match self.peek().filter(|text| is_name(text)) {
            Some(text) => {
                self.at += 1;
                Ok(text)
            }
            None => Err(self.unreadable()),
        }
    }

    fn skip_parentheses(&mut self) -> Result<(), Unreadable> {
        if self.eat("(") {
            while !self.eat(")") {
                if self.peek().is_none() {
                    return Err(self.unreadable());
                }
                self.at += 1;
            }
        }
        Ok(())
    }

    fn skip_directives(&mut self) -> Result<(), Unreadable> {
        while self.eat("@") {
            self.name()?;
            self.skip_parentheses()?;
        }
        Ok(())
    }

    fn selection(&mut self, depth: usize) -> Result<Vec<Field>, Unreadable> {
        self.expect("{")?;
        if depth > DEPTH {
            return Err(self.unreadable());
        }
        let mut fields = Vec::new();
        while !self.eat("}") {
            if self.eat("...") {
                // Only fragments in place; a named one would need a second pass that no client of ours uses.
                if self.eat("on") {
                    self.name()?;
                }
                self.skip_directives()?;
                fields.extend(self.selection(depth + 1)?);
            } else {
                fields.push(self.field(depth)?);
            }
        }
        Ok(fields)
    }

    fn field(&mut self, depth: usize) -> Result<Field, Unreadable> {
        let (line, column) = self.tokens.get(self.at).map_or((1, 1), |token| (token.line, token.column));
        let key = self.name()?;
        let name = if self.eat(":") { self.name()? } else { key };
        let arguments = if self.eat("(") { self.pairs(")", depth)? } else { Map::new() };
        self.skip_directives()?;
        let fields = if self.peek() == Some("{") { self.selection(depth + 1)? } else { Vec::new() };
        Ok(Field { key: key.to_owned(), name: name.to_owned(), arguments, fields, line, column })
    }

    fn pairs(&mut self, end: &str, depth: usize) -> Result<Map<String, Value>, Unreadable> {
        let mut pairs = Map::new();
        while !self.eat(end) {
            let name = self.name()?;
            self.expect(":")?;
            pairs.insert(name.to_owned(), self.value(depth + 1)?);
        }
        Ok(pairs)
    }

    fn value(&mut self, depth: usize) -> Result<Value, Unreadable> {
        if depth > DEPTH {
            return Err(self.unreadable());
        }
        if self.eat("{") {
            return Ok(Value::Object(self.pairs("}", depth)?));
        }
        if self.eat("[") {
            let mut items = Vec::new();
            while !self.eat("]") {
                items.push(self.value(depth + 1)?);
            }
            return Ok(Value::Array(items));
        }
        let Some(text) = self.peek() else {
            return Err(self.unreadable());
        };
        let value = match text.strip_prefix('$') {
            Some(variable) => self.variables[variable].clone(),
            // Literals are JSON but for the words of enumerations.
            None => match serde_json::from_str(text) {
                Ok(value) => value,
                Err(_) if is_name(text) => Value::from(text),
                Err(_) => return Err(self.unreadable()),
            },
        };
        self.at += 1;
        Ok(value)
    }
}
