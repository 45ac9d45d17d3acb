//! The gateway's variables in every shape in which people have them, with a switch that was left on.

use serde_json::Value;

use crate::support::Ran;
use crate::support::set_up::SetUp;

/// File, its text, and as what it is read.
const SHAPES: &[(&str, &str, &str)] = &[
    ("env.txt", "PATH=/bin\nAIGW_GITLAB_URL=https://g\nAIGW_AUTH__BYPASS_EXTERNAL=true\n", "the output of env"),
    ("log.txt", "ai-gateway-1  | A=1\nai-gateway-1  | AIGW_AUTH__BYPASS_EXTERNAL=true\n", "in the log of ai-gateway-1"),
    ("gw.env", "# gateway\nAIGW_AUTH__BYPASS_EXTERNAL=\"true\"\n", "a dotenv file"),
    ("export.sh", "export AIGW_AUTH__BYPASS_EXTERNAL='true'\n", "exports of a shell"),
    (
        "compose.yaml",
        "services:\n  web: {image: nginx}\n  duo:\n    image: model-gateway:1\n    environment: [AIGW_AUTH__BYPASS_EXTERNAL=true]\n",
        "a Compose file, service duo",
    ),
    (
        "compose-map.yaml",
        "services:\n  ai-gateway:\n    image: x\n    environment:\n      AIGW_AUTH__BYPASS_EXTERNAL: true\n",
        "a Compose file, service ai-gateway",
    ),
    (
        "pod.yaml",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: gw\n    image: model-gateway:1\n    envFrom: [{secretRef: {name: \
         rest}}]\n    env:\n    - {name: AIGW_AUTH__BYPASS_EXTERNAL, value: \"true\"}\n",
        "a Kubernetes manifest, container gw",
    ),
    (
        "describe.txt",
        "Name:  gw\nContainers:\n  gw:\n    Image:  model-gateway:1\n    Environment:\n      AIGW_AUTH__BYPASS_EXTERNAL:  true\n      \
         KEY:                         <set to the key 'jwt' in secret 'keys'>  Optional: false\n    Mounts:  <none>\n",
        "the output of kubectl describe, container gw",
    ),
    (
        "values.yaml",
        "gitlab: {url: \"https://g\"}\nextraEnvironmentVariables:\n- {name: AIGW_AUTH__BYPASS_EXTERNAL, value: \"true\"}\n",
        "Helm values of the AI Gateway",
    ),
    (
        "inspect.json",
        r#"[{"Name": "/gw", "State": {"Status": "running"}, "Config": {"Image": "model-gateway:1", "Env": ["AIGW_AUTH__BYPASS_EXTERNAL=true"]}}]"#,
        "the output of docker inspect, container gw",
    ),
    (
        "config.json",
        r#"{"Image": "model-gateway:1", "Env": ["AIGW_AUTH__BYPASS_EXTERNAL=true"]}"#,
        "the Config of docker inspect",
    ),
    ("list.json", r#"["AIGW_AUTH__BYPASS_EXTERNAL=true"]"#, "the Config.Env of docker inspect"),
    (
        "run.sh",
        "docker run -d --name gw \\\n  -e AIGW_AUTH__BYPASS_EXTERNAL=true \\\n  model-gateway:1\n",
        "a docker run command of the container gw",
    ),
];

/// What the check for what was left on says to a file, with the words of the report for people.
fn left_on(set_up: &SetUp, source: &str) -> (Ran, Value, String) {
    let text = set_up.configuration();
    let (from, to) = ("ai-gateway = { file = \"ai-gateway.env\" }", format!("ai-gateway = {source}"));
    assert!(text.contains(from), "{text}");
    let configuration = set_up.write("shape.toml", &text.replace(from, &to));
    let ran = set_up.check(&configuration, ["--format", "json", "leftovers"]);
    let report = ran.json();
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|check| check["id"] == "leftovers").expect("it ran").clone();
    let human = set_up.check(&configuration, ["leftovers"]).stdout;
    (ran, check, human.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_switch_that_was_left_on_is_found_in_every_shape() {
    let set_up = SetUp::start("healthy-gitlab-19");
    for (file, text, read_as) in SHAPES {
        set_up.write(file, text);
        let (ran, check, human) = left_on(&set_up, &format!("{{ file = \"{file}\" }}"));
        assert_eq!(ran.code, 1, "{file}: {ran:?}");
        assert_eq!(check["outcome"], "fail", "{file}: {check}");
        assert_eq!(check["findings"][0]["code"], "DUO9101", "{file}: {check}");
        let evidence = check["findings"][0]["evidence"].to_string();
        assert!(
            evidence.contains(&format!("file {file}, read as ")) && evidence.contains(read_as),
            "{file}: {evidence}"
        );
        assert!(human.contains("read as"), "{file}: {human}");
    }
}

#[test]
fn where_nothing_is_understood_nothing_is_said_to_be_off() {
    let set_up = SetUp::start("healthy-gitlab-19");
    let prose = "Dear colleague,\n\nI have set AIGW_AUTH__BYPASS_EXTERNAL=true as you said,\nand now it works.\n";
    let compose = "services:\n  ai-gateway: {image: model-gateway:1}\n";
    let rest =
        "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: ai-gateway, envFrom: [{secretRef: {name: rest}}]}]}\n";
    for (file, text, why) in [
        (
            "letter.txt",
            prose,
            "letter.txt: nothing in it is understood as an environment; run `docker inspect CONTAINER > ai-gateway.json` and name that file",
        ),
        (
            "compose.yaml",
            compose,
            "compose.yaml: read as a Compose file: the AI Gateway's service sets no variables; run `docker inspect CONTAINER > ai-gateway.json`",
        ),
        ("pod.yaml", rest, "Secret rest"),
    ] {
        set_up.write(file, text);
        let (ran, check, human) = left_on(&set_up, &format!("{{ file = \"{file}\" }}"));
        assert_eq!(ran.code, 3, "{file}: {ran:?}");
        assert_eq!(check["outcome"], "unknown", "{file}: {check}");
        let words = |text: &str| text.split_whitespace().collect::<String>();
        assert!(words(&human).contains(&words(why)), "{file}: {human}");
        assert!(!human.contains("DUO9100"), "{file}: {human}");
    }
}

#[test]
fn of_two_services_the_named_one_is_read() {
    let set_up = SetUp::start("healthy-gitlab-19");
    let service = |name: &str, on: &str| {
        format!("  {name}:\n    image: model-gateway:1\n    environment: [AIGW_AUTH__BYPASS_EXTERNAL={on}]\n")
    };
    set_up.write("two.yaml", &format!("services:\n{}{}", service("old", "true"), service("new", "false")));
    let outcome = |source: &str| left_on(&set_up, source).1["outcome"].clone();
    assert_eq!(outcome("{ file = \"two.yaml\", service = \"old\" }"), "fail");
    assert_eq!(outcome("{ file = \"two.yaml\", service = \"new\" }"), "pass");
    assert_eq!(outcome("{ file = \"two.yaml\" }"), "unknown");
}
