//! The contract as a page of Markdown.

use std::fmt::Write as _;

use wit_parser::{
    Docs, Function, FunctionKind, Handle, InterfaceId, PackageId, Resolve, Type, TypeDefKind, TypeId, WorldItem,
};

/// The whole page.
pub(crate) fn page(resolve: &Resolve, package: PackageId) -> String {
    let known = &resolve.packages[package];
    let mut page = format!(
        "# The contract\n\nPackage `{}`, made from `wit/`. Types are WIT's: `option<T>` may be missing, `result<T, E>` is an answer or an error.\n",
        known.name
    );
    for world in known.worlds.values().map(|world| &resolve.worlds[*world]) {
        let _ = write!(page, "\n## World `{}`\n\n{}", world.name, paragraph(&world.docs));
        for (word, items) in [("imports", &world.imports), ("exports", &world.exports)] {
            for item in items.values() {
                if let WorldItem::Interface { id, .. } = item {
                    let _ = writeln!(page, "- {word} [`{0}`](#interface-{0})", name(resolve, *id));
                }
            }
        }
    }
    for id in known.interfaces.values() {
        interface(resolve, *id, &mut page);
    }
    // What has no description leaves a gap.
    while page.contains("\n\n\n") {
        page = page.replace("\n\n\n", "\n\n");
    }
    page
}

fn name(resolve: &Resolve, id: InterfaceId) -> &str {
    resolve.interfaces[id].name.as_deref().unwrap_or("-")
}

fn interface(resolve: &Resolve, id: InterfaceId, page: &mut String) {
    let interface = &resolve.interfaces[id];
    let _ = write!(page, "\n## Interface `{}`\n\n{}", name(resolve, id), paragraph(&interface.docs));
    for (name, id) in &interface.types {
        definition(resolve, name, *id, page);
    }
    for function in interface.functions.values().filter(|function| function.kind == FunctionKind::Freestanding) {
        write_function(resolve, function, page);
    }
}

fn definition(resolve: &Resolve, name: &str, id: TypeId, page: &mut String) {
    let definition = &resolve.types[id];
    // Names that were taken from another interface are described there.
    if let TypeDefKind::Type(Type::Id(_)) = definition.kind {
        return;
    }
    let _ = write!(page, "\n### {} `{name}`\n\n{}", definition.kind.as_str(), paragraph(&definition.docs));
    match &definition.kind {
        TypeDefKind::Record(record) => {
            for field in &record.fields {
                item(page, &format!("{}: {}", field.name, word(resolve, &field.ty)), &field.docs);
            }
        }
        TypeDefKind::Variant(variant) => {
            for case in &variant.cases {
                let payload = case.ty.as_ref().map(|ty| format!("({})", word(resolve, ty))).unwrap_or_default();
                item(page, &format!("{}{payload}", case.name), &case.docs);
            }
        }
        TypeDefKind::Enum(all) => all.cases.iter().for_each(|case| item(page, &case.name, &case.docs)),
        TypeDefKind::Flags(all) => all.flags.iter().for_each(|flag| item(page, &flag.name, &flag.docs)),
        TypeDefKind::Resource => {
            let methods = |function: &&Function| function.kind.resource() == Some(id);
            let interfaces = resolve.interfaces.iter();
            for function in interfaces.flat_map(|(_, all)| all.functions.values()).filter(methods) {
                write_function(resolve, function, page);
            }
        }
        _ => {
            let _ = writeln!(page, "`{}`", kind(resolve, &definition.kind));
        }
    }
}

fn write_function(resolve: &Resolve, function: &Function, page: &mut String) {
    let own = |name: &str| name != "self";
    let params = function.params.iter().filter(|param| own(&param.name));
    let params: Vec<String> = params.map(|param| format!("{}: {}", param.name, word(resolve, &param.ty))).collect();
    let result = function.result.as_ref().map(|ty| format!(" -> {}", word(resolve, ty))).unwrap_or_default();
    let _ = write!(
        page,
        "\n#### `{}({}){result}`\n\n{}",
        function.item_name(),
        params.join(", "),
        paragraph(&function.docs)
    );
}

fn item(page: &mut String, what: &str, docs: &Docs) {
    let text = docs.contents.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let dash = if text.is_empty() { "" } else { ": " };
    let _ = writeln!(page, "- `{what}`{dash}{text}");
}

fn paragraph(docs: &Docs) -> String {
    docs.contents.as_ref().map(|text| format!("{}\n\n", text.trim())).unwrap_or_default()
}

fn word(resolve: &Resolve, ty: &Type) -> String {
    match ty {
        Type::Id(id) => match &resolve.types[*id] {
            named if named.name.is_some() => named.name.clone().unwrap_or_default(),
            unnamed => kind(resolve, &unnamed.kind),
        },
        Type::Bool => "bool".into(),
        Type::String => "string".into(),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn kind(resolve: &Resolve, kind: &TypeDefKind) -> String {
    let word = |ty: &Type| word(resolve, ty);
    match kind {
        TypeDefKind::List(ty) => format!("list<{}>", word(ty)),
        TypeDefKind::Option(ty) => format!("option<{}>", word(ty)),
        TypeDefKind::Tuple(tuple) => format!("tuple<{}>", tuple.types.iter().map(word).collect::<Vec<_>>().join(", ")),
        TypeDefKind::Result(result) => match (&result.ok, &result.err) {
            (None, None) => "result".into(),
            (ok, err) => {
                let side = |ty: &Option<Type>| ty.as_ref().map_or_else(|| "_".to_owned(), word);
                format!("result<{}, {}>", side(ok), side(err))
            }
        },
        TypeDefKind::Handle(Handle::Own(id) | Handle::Borrow(id)) => word(&Type::Id(*id)),
        TypeDefKind::Type(ty) => word(ty),
        other => other.as_str().into(),
    }
}
