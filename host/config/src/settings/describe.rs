//! What `kubectl describe` prints of a pod, or of anything with a pod's template.

use super::wanted::{Candidate, Wanted, shown};
use super::{Setting, Settings};

/// True for a text with the heading of a pod's containers.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().any(is_heading) && text.lines().any(|line| line.trim_start().starts_with("Environment:"))
}

fn is_heading(line: &str) -> bool {
    line.trim() == "Containers:"
}

/// Reads the gateway's container.
///
/// # Errors
/// None of its containers is it, or nothing is set there.
pub(super) fn parse(text: &str, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut place = Place::default();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if is_heading(line) {
            place = Place { containers: Some(indent), ..Place::default() };
        } else if place.containers.is_some_and(|containers| indent > containers) {
            place.line(line, indent, &mut found);
        } else if !line.trim().is_empty() {
            place = Place::default();
        }
    }
    let Candidate { name, settings } = wanted.one(found, "container")?;
    let settings = wanted.with_variables(settings, "container")?;
    let name = shown(&name);
    Ok(Settings { origin: format!("the output of kubectl describe, container {name}"), ..settings })
}

/// How far the headings around a line are indented.
#[derive(Default)]
struct Place {
    containers: Option<usize>,
    container: Option<usize>,
    heading: Option<(Heading, usize)>,
    /// The variable of the line before, and the column at which values stand.
    last: Option<(String, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Heading {
    Environment,
    From,
    Other,
}

impl Place {
    fn line(&mut self, line: &str, indent: usize, found: &mut Vec<Candidate>) {
        let text = line.trim();
        let inside = self.heading.is_some_and(|(_, heading)| indent > heading);
        match (self.container, inside) {
            (Some(container), true) if indent > container => self.entry(line, indent, found),
            (Some(container), _) if indent > container => self.attribute(text, indent, found),
            _ => {
                self.container = Some(indent);
                self.heading = None;
                let name = text.strip_suffix(':').unwrap_or(text).to_owned();
                found.push(Candidate { name, settings: Settings::default() });
            }
        }
    }

    fn attribute(&mut self, text: &str, indent: usize, found: &mut [Candidate]) {
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        let heading = match name {
            "Environment" => Heading::Environment,
            "Environment Variables from" => Heading::From,
            _ => Heading::Other,
        };
        (self.heading, self.last) = (Some((heading, indent)), None);
        if let (Some(one), "Image", image) = (found.last_mut(), name, value.trim()) {
            one.settings.container.insert("image".into(), image.to_owned());
        }
    }

    fn entry(&mut self, line: &str, indent: usize, found: &mut [Candidate]) {
        let Some(Candidate { settings, .. }) = found.last_mut() else { return };
        let text = line.trim();
        match self.heading {
            Some((Heading::From, _)) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                if let [name, kind, ..] = words[..] {
                    settings.unlisted.push(format!("{} {}", shown(kind), shown(name)));
                }
            }
            Some((Heading::Environment, _)) => {
                // Further lines of a value stand under the first, without a name.
                if let Some((name, column)) = self.last.as_ref().filter(|(_, column)| indent >= *column)
                    && let Some(Setting::Text(value)) = settings.values.get_mut(name)
                {
                    value.push('\n');
                    value.push_str(line.get(*column..).unwrap_or_default());
                    return;
                }
                let Some((name, value)) = text.split_once(':') else { return };
                let column = line.len() - value.trim_start().len();
                self.last = Some((name.to_owned(), column));
                settings.values.insert(name.to_owned(), setting(value.trim()));
            }
            _ => {}
        }
    }
}

/// `<set to the key 'jwt' in secret 'keys'>`, `<set to the key 'x' of config map 'y'>`, `(v1:status.podIP)`,
/// `536870912 (limits.memory)`.
fn setting(value: &str) -> Setting {
    if value.starts_with("<set to the key ") {
        let mut quoted = value.split('\'').skip(1).step_by(2);
        let (key, name) = (quoted.next().unwrap_or_default(), quoted.next().unwrap_or_default());
        let kind = if value.contains("config map") { "ConfigMap" } else { "Secret" };
        return Setting::Elsewhere(format!("{kind} {}, key {}", shown(name), shown(key)));
    }
    let of_pod = value.strip_suffix(')').and_then(|value| value.rsplit_once('('));
    if of_pod.is_some_and(|(_, field)| ["v1:", "limits.", "requests."].iter().any(|start| field.starts_with(start)))
        || value.starts_with("<set to ")
    {
        return Setting::Elsewhere("a field of the pod".into());
    }
    Setting::Text(value.to_owned())
}
