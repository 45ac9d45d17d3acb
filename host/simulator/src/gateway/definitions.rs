//! `/v1/models/definitions`: the list that tells a gateway, and its generation, without a token.

use serde_json::{Value, json};

use super::model_leg::{FAMILIES, NEW_FAMILIES};
use crate::world::gateway::Generation;

/// The document of one generation. The self-hosted families are complete; of GitLab's own models a few stand for all.
pub(crate) fn document(generation: Generation) -> Value {
    let new = generation == Generation::M;
    let own = [
        ("Claude Sonnet 4.5 - Vertex", "claude_sonnet_4_5_20250929_vertex", "Vertex"),
        ("Claude Haiku 4.5 - Anthropic", "claude_haiku_4_5_20251001", "Anthropic"),
        ("Codestral 25.08 - Fireworks", "codestral_2508_fireworks", "Fireworks"),
        ("GPT-5", "gpt_5", "OpenAI"),
    ];
    let later: &[&str] = if new { &NEW_FAMILIES } else { &[] };
    let hosted = FAMILIES.iter().chain(later).map(|family| (*family, *family, Value::Null));
    let models: Vec<Value> = own
        .iter()
        .map(|(name, identifier, provider)| (*name, *identifier, json!(provider)))
        .chain(hosted)
        .map(|(name, identifier, provider)| {
            let mut model = json!({"name": name, "identifier": identifier, "provider": provider});
            if new {
                model["deprecation"] = Value::Null;
                model["description"] = Value::Null;
                model["cost_indicator"] = Value::Null;
            }
            model
        })
        .collect();
    let features = [
        ("code_completions", "complete_code"),
        ("code_generations", "generate_code"),
        ("duo_chat", if new { "duo_classic_chat" } else { "duo_chat" }),
    ];
    let units: Vec<Value> = features
        .iter()
        .map(|(feature, unit)| {
            let mut entry = json!({
                "feature_setting": feature,
                "default_model": "claude_sonnet_4_5_20250929_vertex",
                "selectable_models": ["claude_sonnet_4_5_20250929_vertex", "gpt_5"],
                "beta_models": [],
                "unit_primitives": [unit],
            });
            if new {
                entry["default_models"] = json!(["claude_sonnet_4_5_20250929_vertex"]);
                entry["models_for_tags"] = json!({});
            }
            entry
        })
        .collect();
    json!({"models": models, "unit_primitives": units})
}
