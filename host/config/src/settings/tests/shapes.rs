//! The same variables in every shape in which people have them.

use super::*;

const IMAGE: &str = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway:self-hosted-v18.11.2-ee";

const KEY: &str = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow+/IBAAKC==\nQUJD=\n-----END RSA PRIVATE KEY-----";

/// As what a text is read, and that it holds the address, the switch, a value that is easily broken, nothing, and a key
/// over several lines.
fn holds(text: &str, read_as: &str) -> Settings {
    let settings = Settings::from_text(text, "ai-gateway").unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(settings.origin, read_as, "{text}");
    for (name, value) in [
        ("AIGW_GITLAB_URL", "https://gitlab.nordwind.example/"),
        ("AIGW_AUTH__BYPASS_EXTERNAL", "true"),
        ("ODD", "a=b #c 'd' \"e\""),
        ("EMPTY", ""),
        ("DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY", KEY),
    ] {
        assert_eq!(settings.text(name), Some(value), "{name} of\n{text}");
    }
    let texts = settings.values.iter().filter(|(name, value)| *name != "PATH" && matches!(value, Setting::Text(_)));
    assert_eq!(texts.count(), 5, "{:?}", settings.values);
    settings
}

/// Also as Windows saves it, and with the mark that some editors put first.
fn holds_everywhere(text: &str, read_as: &str) -> Settings {
    holds(&text.replace('\n', "\r\n"), read_as);
    holds(&format!("\u{feff}{text}"), read_as);
    holds(text, read_as)
}

fn indented(text: &str, by: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(by)))
}

#[test]
fn the_output_of_env() {
    let text = format!(
        "PATH=/bin\nAIGW_GITLAB_URL=https://gitlab.nordwind.example/\nAIGW_AUTH__BYPASS_EXTERNAL=true\nODD=a=b #c 'd' \"e\"\n\
         EMPTY=\nDUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY={KEY}\n"
    );
    holds_everywhere(&text, "the output of env");
    holds(&format!("root@gw:/# docker exec gw env\n{text}"), "the output of env");
    let prefixed: String = text.lines().map(|line| format!("ai-gateway-1  | {line}\n")).collect();
    holds_everywhere(&prefixed, "the output of env in the log of ai-gateway-1");
    let two = format!("web-1         | A=1\n{prefixed}web-1         | ODD=2\n");
    holds(&two, "the output of env in the log of ai-gateway-1");
    let values = Settings::listed(env::parse(&text)).values;
    let separated = values.iter().map(|(name, value)| match value {
        Setting::Text(value) => format!("{name}={value}\0"),
        Setting::Elsewhere(place) => panic!("{place}"),
    });
    holds(&separated.collect::<String>(), "the output of env -0");
}

#[test]
fn a_quote_is_part_of_what_env_prints_and_not_of_what_a_dotenv_file_says() {
    let read = |text: &str| Settings::from_text(text, "ai-gateway").expect(text);
    let env = read("PATH=/bin\nAIGW_GITLAB_URL=\"https://g\"\n");
    assert_eq!(env.text("AIGW_GITLAB_URL"), Some("\"https://g\""));
    let dotenv = read("AIGW_GITLAB_URL=\"https://g\"\n");
    assert_eq!((dotenv.text("AIGW_GITLAB_URL"), &*dotenv.origin), (Some("https://g"), "a dotenv file"));
    let commented = read("AIGW_AUTH__BYPASS_EXTERNAL=true # until Monday\n");
    assert_eq!(commented.text("AIGW_AUTH__BYPASS_EXTERNAL"), Some("true"));
    let inspect = read(r#"{"Env": ["AIGW_GITLAB_URL='https://g'"], "Image": "a"}"#);
    assert_eq!(inspect.text("AIGW_GITLAB_URL"), Some("'https://g'"));
}

#[test]
fn a_dotenv_file() {
    let text = format!(
        "# of the gateway\nAIGW_GITLAB_URL=\"https://gitlab.nordwind.example/\"\n\nexport AIGW_AUTH__BYPASS_EXTERNAL=true # \
         until Monday\nODD=\"a=b #c 'd' \\\"e\\\"\"\nEMPTY=\nDUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY='{KEY}'\n"
    );
    holds_everywhere(&text, "a dotenv file");
    holds(&text.replace(KEY, &KEY.replace('\n', "\\n")).replace(['\''], "\"").replace("\"d\"", "'d'"), "a dotenv file");
}

#[test]
fn exports_of_a_shell() {
    let text = format!(
        "declare -x AIGW_GITLAB_URL=\"https://gitlab.nordwind.example/\"\ndeclare -x AIGW_AUTH__BYPASS_EXTERNAL=\"true\"\n\
         declare -x ODD=\"a=b #c 'd' \\\"e\\\"\"\ndeclare -x EMPTY=\"\"\ndeclare -x OLDPWD\n\
         declare -x DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY=\"{KEY}\"\n"
    );
    holds_everywhere(&text, "exports of a shell");
    holds(&text.replace("declare -x OLDPWD\n", "").replace("declare -x", "export"), "exports of a shell");
}

#[test]
fn a_compose_file() {
    let list = format!(
        "services:\n  web:\n    image: nginx\n    environment: [ODD=other]\n  duo:\n    image: {IMAGE}\n    environment:\n      \
         - AIGW_GITLAB_URL=https://gitlab.nordwind.example/\n      - AIGW_AUTH__BYPASS_EXTERNAL=true\n      - \"ODD=a=b #c \
         'd' \\\"e\\\"\"\n      - EMPTY=\n      - |-\n        DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY={}\n    ports: \
         [\"5052:5052\"]\n",
        indented(KEY, 8)
    );
    let settings = holds_everywhere(&list, "a Compose file, service duo");
    assert_eq!(settings.container["image"], IMAGE);
    let map = format!(
        "name: duo\nservices:\n  gw-1:\n    environment:\n      AIGW_GITLAB_URL: https://gitlab.nordwind.example/\n      \
         AIGW_AUTH__BYPASS_EXTERNAL: true\n      ODD: 'a=b #c ''d'' \"e\"'\n      EMPTY: \"\"\n      \
         DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY: |-\n        {}\n",
        indented(KEY, 8)
    );
    holds_everywhere(&map, "a Compose file, service gw-1");
}

#[test]
fn a_kubernetes_manifest() {
    let text = format!(
        "# of the cluster\napiVersion: v1\nkind: Service\nmetadata: {{name: gw}}\n---\napiVersion: apps/v1\nkind: \
         StatefulSet\nspec:\n  template:\n    spec:\n      containers:\n      - {{name: proxy, image: nginx}}\n      - name: \
         gateway\n        image: {IMAGE}\n        env:\n        - {{name: HOST, value: gitlab.nordwind.example}}\n        - \
         {{name: AIGW_GITLAB_URL, value: \"https://$(HOST)/\"}}\n        - {{name: AIGW_AUTH__BYPASS_EXTERNAL, value: \
         \"true\"}}\n        - {{name: ODD, value: 'a=b #c ''d'' \"e\"'}}\n        - {{name: EMPTY}}\n        - name: \
         DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY\n          value: |-\n            {}\n",
        indented(KEY, 12)
    );
    let text = text
        .replace("        - {name: HOST, value: gitlab.nordwind.example}\n", "")
        .replace("$(HOST)", "gitlab.nordwind.example");
    let settings = holds_everywhere(&text, "a Kubernetes manifest, container gateway");
    assert_eq!(settings.container["image"], IMAGE);
}

#[test]
fn helm_values() {
    let text = format!(
        "image:\n  tag: self-hosted-v18.11.2-ee\ngitlab:\n  url: https://gitlab.nordwind.example/\n\
         extraEnvironmentVariables:\n  - name: AIGW_AUTH__BYPASS_EXTERNAL\n    value: \"true\"\n  - {{name: ODD, value: 'a=b \
         #c ''d'' \"e\"'}}\n  - {{name: EMPTY, value: \"\"}}\n  - name: DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY\n    value: \
         |-\n      {}\n",
        indented(KEY, 6)
    );
    let settings = holds_everywhere(&text, "Helm values of the AI Gateway");
    assert_eq!(settings.container["image"], "model-gateway:self-hosted-v18.11.2-ee");
    holds(&format!("USER-SUPPLIED VALUES:\n{text}"), "Helm values of the AI Gateway");
}

/// As kubectl 1.32 aligns it.
#[test]
fn the_output_of_kubectl_describe() {
    let text = format!(
        "Name:             ai-gateway-6f8d9c5b7-x2x9l\nNamespace:        duo\nInit Containers:\n  wait:\n    Environment:\n      \
         ODD:  other\nContainers:\n  proxy:\n    Image:        nginx\n    Environment:  <none>\n    Mounts:       <none>\n  \
         ai-gateway:\n    Container ID:   containerd://5f0d\n    Image:          {IMAGE}\n    Environment:\n      \
         AIGW_GITLAB_URL:                            https://gitlab.nordwind.example/\n      \
         AIGW_AUTH__BYPASS_EXTERNAL:                 true\n      ODD:                                        a=b #c 'd' \
         \"e\"\n      EMPTY:                                      \n      \
         DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY:  {}\n    Mounts:\n      /var/run from token (ro)\nConditions:\n  Type   \
         Status\nEvents:  <none>\n",
        indented(KEY, 50)
    );
    let settings = holds_everywhere(&text, "the output of kubectl describe, container ai-gateway");
    assert_eq!(settings.container["image"], IMAGE);
    let of_deployment = text.replace("Containers:", " Containers:").replace("\n  ", "\n   ");
    holds(&of_deployment, "the output of kubectl describe, container ai-gateway");
}

#[test]
fn what_docker_and_podman_inspect_print() {
    let env = serde_json::json!([
        "AIGW_GITLAB_URL=https://gitlab.nordwind.example/",
        "AIGW_AUTH__BYPASS_EXTERNAL=true",
        "ODD=a=b #c 'd' \"e\"",
        "EMPTY=",
        format!("DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY={KEY}")
    ]);
    let config = serde_json::json!({"Hostname": "5f0d", "Image": IMAGE, "Env": env});
    let one = serde_json::json!({"Name": "/gw", "State": {"Status": "running"}, "Config": config});
    let web = serde_json::json!({"Name": "/web", "State": {"Status": "running"}, "Config": {"Env": ["ODD=1"]}});
    let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).expect("JSON");
    holds_everywhere(&pretty(&env), "the Config.Env of docker inspect");
    assert_eq!(holds(&config.to_string(), "the Config of docker inspect").container["image"], IMAGE);
    assert_eq!(holds(&one.to_string(), "the output of docker inspect, container gw").container["image"], IMAGE);
    holds_everywhere(&pretty(&serde_json::json!([web, one])), "the output of docker inspect, container gw");
}

#[test]
fn a_docker_run_command() {
    let text = format!(
        "#!/bin/sh\nHOST=gitlab.nordwind.example\nsudo docker run -dit --rm -p 5052:5052 --name gw --restart=always \\\n  -e \
         AIGW_GITLAB_URL=https://${{HOST}}/ \\\n\t--env AIGW_AUTH__BYPASS_EXTERNAL=true \\\n  --env=\"ODD=a=b #c 'd' \
         \\\"e\\\"\" -eEMPTY= \\\n  -e DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY='{KEY}' \\\n  {IMAGE} -e ODD=2\n"
    );
    let settings = holds_everywhere(&text, "a docker run command of the container gw");
    assert_eq!(settings.container["image"], IMAGE);
    holds(&text.replace("sudo docker", "/usr/bin/podman container"), "a docker run command of the container gw");
    holds(&text.replace(" \\\n", " `\n"), "a docker run command of the container gw");
}

/// What starts a container does not say what its image sets; what `env` and `docker inspect` print is all.
#[test]
fn what_the_image_sets_is_not_unset() {
    let of_image = |text: &str| read(text).values.get("AIGW_CUSTOM_MODELS__ENABLED").cloned();
    let elsewhere = Some(Setting::Elsewhere("the image".into()));
    for text in [
        "# c\nAIGW_A=1\n",
        "export AIGW_A=1\n",
        "services: {gw: {environment: {AIGW_A: 1}}}\n",
        "apiVersion: v1\nkind: Pod\nspec: {containers: [{env: [{name: AIGW_A, value: '1'}]}]}\n",
        "docker run -e AIGW_A=1 gw\n",
        "Containers:\n  gw:\n    Environment:\n      AIGW_A:  1\n",
        "gitlab: {url: https://g}\n",
    ] {
        assert_eq!(of_image(text), elsewhere, "{text}");
    }
    assert_eq!(of_image("AIGW_A=1\n"), None);
    assert_eq!(of_image("[\"AIGW_A=1\"]"), None);
    let said = "services: {gw: {environment: {AIGW_CUSTOM_MODELS__ENABLED: false}}}\n";
    assert_eq!(of_image(said), Some(Setting::Text("false".into())));
}
