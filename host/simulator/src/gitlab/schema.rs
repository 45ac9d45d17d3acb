//! The part of GitLab's GraphQL schema that set-ups of Duo are examined by, with the versions in which fields came.

/// A field: its name, the type below it (empty for a plain value), the version that brought it.
pub(crate) type Entry = (&'static str, &'static str, (u32, u32));

const ALWAYS: (u32, u32) = (0, 0);

const QUERY: &[Entry] = &[
    ("aiFeatureSettings", "AiFeatureSettingConnection", (17, 4)),
    ("aiSelfHostedModels", "AiSelfHostedModelConnection", (17, 1)),
    ("addOnPurchases", "AddOnPurchase", (17, 4)),
    ("cloudConnectorStatus", "CloudConnectorStatus", (17, 3)),
    ("currentLicense", "CurrentLicense", ALWAYS),
    ("currentUser", "CurrentUser", ALWAYS),
    ("duoSettings", "DuoSettings", (17, 9)),
    ("metadata", "Metadata", ALWAYS),
    ("projects", "ProjectConnection", ALWAYS),
];

const TYPES: &[(&str, &[Entry])] = &[
    ("Query", QUERY),
    ("Mutation", &[("aiSelfHostedModelConnectionCheck", "AiSelfHostedModelConnectionCheckPayload", (17, 7))]),
    (
        "Metadata",
        &[("version", "", ALWAYS), ("revision", "", ALWAYS), ("enterprise", "", ALWAYS), ("kas", "Kas", ALWAYS)],
    ),
    (
        "Kas",
        &[
            ("enabled", "", ALWAYS),
            ("externalUrl", "", ALWAYS),
            ("externalK8sProxyUrl", "", ALWAYS),
            ("version", "", ALWAYS),
        ],
    ),
    (
        "CurrentUser",
        &[
            ("id", "", ALWAYS),
            ("username", "", ALWAYS),
            ("name", "", ALWAYS),
            ("duoCodeSuggestionsAvailable", "", (16, 8)),
            ("duoChatAvailable", "", (16, 8)),
            ("duoClassicChatAvailable", "", (18, 6)),
            ("duoChatAvailableFeatures", "", (17, 6)),
            ("codeSuggestionsContexts", "", (17, 9)),
        ],
    ),
    ("ProjectConnection", &[("nodes", "Project", ALWAYS), ("pageInfo", "PageInfo", ALWAYS)]),
    (
        "Project",
        &[
            ("id", "", ALWAYS),
            ("fullPath", "", ALWAYS),
            ("duoFeaturesEnabled", "", (16, 9)),
            ("group", "Group", ALWAYS),
        ],
    ),
    ("Group", &[("id", "", ALWAYS), ("fullPath", "", ALWAYS)]),
    (
        "DuoSettings",
        &[
            ("aiGatewayUrl", "", (17, 9)),
            ("aiGatewayTimeoutSeconds", "", (18, 7)),
            ("duoAgentPlatformServiceUrl", "", (18, 4)),
            ("selfHostedDuoAgentPlatformServiceSecure", "", (18, 10)),
            ("duoCoreFeaturesEnabled", "", (18, 0)),
            ("updatedAt", "", ALWAYS),
            ("minimumAccessLevelExecute", "", (18, 7)),
            ("minimumAccessLevelExecuteAsync", "", (18, 7)),
            ("minimumAccessLevelManage", "", (18, 7)),
            ("minimumAccessLevelEnableOnProjects", "", (18, 7)),
        ],
    ),
    ("AiFeatureSettingConnection", &[("nodes", "AiFeatureSetting", ALWAYS), ("pageInfo", "PageInfo", ALWAYS)]),
    (
        "AiFeatureSetting",
        &[
            ("feature", "", ALWAYS),
            ("provider", "", ALWAYS),
            ("title", "", ALWAYS),
            ("mainFeature", "", ALWAYS),
            ("compatibleLlms", "", ALWAYS),
            ("releaseState", "", ALWAYS),
            ("selfHostedModel", "AiSelfHostedModel", ALWAYS),
            ("gitlabModel", "GitlabModel", (18, 2)),
            ("defaultGitlabModel", "GitlabModel", (18, 2)),
            ("validModels", "AiSelfHostedModelConnection", ALWAYS),
            ("validGitlabModels", "GitlabModelConnection", (18, 2)),
            ("allowList", "", (19, 1)),
        ],
    ),
    ("GitlabModel", &[("ref", "", ALWAYS), ("name", "", ALWAYS)]),
    ("GitlabModelConnection", &[("nodes", "GitlabModel", ALWAYS)]),
    ("AiSelfHostedModelConnection", &[("nodes", "AiSelfHostedModel", ALWAYS), ("pageInfo", "PageInfo", ALWAYS)]),
    (
        "AiSelfHostedModel",
        &[
            ("id", "", ALWAYS),
            ("name", "", ALWAYS),
            ("model", "", ALWAYS),
            ("modelDisplayName", "", (17, 8)),
            ("endpoint", "", ALWAYS),
            ("identifier", "", ALWAYS),
            ("provider", "", ALWAYS),
            ("hasApiToken", "", ALWAYS),
            ("apiToken", "", ALWAYS),
            ("releaseState", "", (17, 8)),
            ("createdAt", "", ALWAYS),
            ("updatedAt", "", ALWAYS),
            ("featureSettings", "AiFeatureSettingConnection", (17, 5)),
        ],
    ),
    (
        "PageInfo",
        &[
            ("hasNextPage", "", ALWAYS),
            ("hasPreviousPage", "", ALWAYS),
            ("startCursor", "", ALWAYS),
            ("endCursor", "", ALWAYS),
        ],
    ),
    (
        "AddOnPurchase",
        &[
            ("id", "", ALWAYS),
            ("name", "", ALWAYS),
            ("purchasedQuantity", "", ALWAYS),
            ("assignedQuantity", "", ALWAYS),
        ],
    ),
    (
        "CurrentLicense",
        &[
            ("id", "", ALWAYS),
            ("type", "", ALWAYS),
            ("plan", "", ALWAYS),
            ("name", "", ALWAYS),
            ("company", "", ALWAYS),
            ("startsAt", "", ALWAYS),
            ("expiresAt", "", ALWAYS),
            ("lastSync", "", ALWAYS),
            ("billableUsersCount", "", ALWAYS),
            ("maximumUserCount", "", ALWAYS),
        ],
    ),
    ("CloudConnectorStatus", &[("success", "", ALWAYS), ("probeResults", "CloudConnectorProbeResult", ALWAYS)]),
    (
        "CloudConnectorProbeResult",
        &[
            ("name", "", ALWAYS),
            ("success", "", ALWAYS),
            ("message", "", ALWAYS),
            ("errors", "", (17, 5)),
            ("details", "", (17, 5)),
        ],
    ),
    (
        "AiSelfHostedModelConnectionCheckPayload",
        &[("result", "CloudConnectorProbeResult", ALWAYS), ("errors", "", ALWAYS), ("clientMutationId", "", ALWAYS)],
    ),
];

/// Types that only the Enterprise Edition has.
const FREE_QUERY: [&str; 3] = ["currentUser", "metadata", "projects"];

/// The type below a field: `Some("")` for a plain value, `None` when this GitLab has no such field.
pub(crate) fn below(parent: &str, field: &str, version: (u32, u32), enterprise: bool) -> Option<&'static str> {
    if field == "__typename" {
        return Some("");
    }
    if !enterprise {
        let hidden = match parent {
            "Query" => !FREE_QUERY.contains(&field),
            "CurrentUser" | "Project" => field.starts_with("duo") || field == "codeSuggestionsContexts",
            _ => parent == "Mutation",
        };
        if hidden {
            return None;
        }
    }
    let (_, entries) = TYPES.iter().find(|(name, _)| *name == parent)?;
    let (_, kind, since) = entries.iter().find(|(name, ..)| *name == field)?;
    (version >= *since).then_some(kind)
}
