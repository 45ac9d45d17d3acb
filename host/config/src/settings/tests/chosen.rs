//! Whose variables are read, what is known of those that stand elsewhere, and what is said where nothing is.

use super::*;

fn refused(text: &str) -> String {
    Settings::from_text(text, "ai-gateway").expect_err(text)
}

fn elsewhere(settings: &Settings, name: &str) -> String {
    match &settings.values[name] {
        Setting::Elsewhere(place) => place.clone(),
        Setting::Text(text) => panic!("{name}={text}"),
    }
}

/// A folder with files, and what is read of its `compose.yaml` or another.
fn beside(files: &[(&str, &str)], name: &str, service: Option<&str>) -> Result<Settings, String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    Settings::from_file(&folder.path().join(name), "ai-gateway", service)
        .map_err(|error| error.replace(&format!("{}/", folder.path().display()), ""))
}

#[test]
fn what_is_no_environment_is_refused() {
    for (text, expected) in [
        ("", "nothing in it is understood as an environment"),
        (
            "Dear colleague,\n\nplease set AIGW_AUTH__BYPASS_EXTERNAL=true\nand A=1.\n",
            "nothing in it is understood as an environment",
        ),
        ("Note: the gateway was restarted on Monday.\nIt is better now.\n", "it is no YAML: "),
        ("Note: fine\nOther: too\n", "no container, service or Helm values are in it"),
        ("A=1\nPATH=/bin\n", "read as lines that set variables: it has 2 variables and none of an AI Gateway"),
        ("# nothing but this\n", "nothing in it is understood as an environment"),
        ("AIGW_A='open\n", "read as lines that set variables: the quote in its line 1 has no end"),
        ("{ broken", "it is no JSON: "),
        ("[]", "no container, service or Helm values are in it"),
        ("{}", "no container, service or Helm values are in it"),
        ("[AIGW_A=1 AIGW_B=2]", "`{{json .Config.Env}}` can be read"),
        ("[\"A=1\"]", "read as a list of variables: it has 1 variables and none of an AI Gateway"),
        (r#"[{"Architecture": "amd64", "Config": {"Env": ["AIGW_A=1"]}}]"#, "it describes an image and no container"),
        (
            r#"[{"State": {}, "Config": {"Image": "model-gateway:1", "Env": null}}]"#,
            "the AI Gateway's container sets no variables",
        ),
        ("apiVersion: v1\nkind: Service\n", "read as a Kubernetes manifest: it has no container"),
        (
            "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: ai-gateway}]}\n",
            "the AI Gateway's container sets no variables",
        ),
        (
            "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: web, env: [{name: A, value: 1}]}]}\n",
            "its only container is not the AI Gateway's",
        ),
        ("services: {ai-gateway: {image: x}}\n", "read as a Compose file: the AI Gateway's service sets no variables"),
        (
            "services: {a: {image: x}, b: {image: y}}\n",
            "none of its 2 services is the AI Gateway's by image, name or variables",
        ),
        (
            "services:\n  a: {image: model-gateway:1, environment: {A: 1}}\n  b: {image: model-gateway:1, environment: {A: 2}}\n",
            "2 of its services can be it, with different variables",
        ),
        ("gitlab: {url: }\nextraEnvironmentVariables: []\n", "read as Helm values: they set no variables"),
        (
            "Name: a\nContainers:\n  ai-gateway:\n    Environment:  <none>\n",
            "the AI Gateway's container sets no variables",
        ),
        ("docker run -d --name web nginx\n", "a docker run command: its only command is not the AI Gateway's"),
        ("gitlab_rails['env'] = { 'A' => '1' }\n", "read as a gitlab.rb: it sets GitLab's variables"),
    ] {
        let problem = refused(text);
        assert!(problem.contains(expected), "{problem}\nof {text}");
    }
}

#[test]
fn an_error_says_which_file_as_what_and_what_to_do() {
    let problem =
        beside(&[("gw.yaml", "services: {ai-gateway: {image: x}}\n")], "gw.yaml", None).expect_err("no variables");
    let expected = "gw.yaml: read as a Compose file: the AI Gateway's service sets no variables; run `docker inspect CONTAINER > \
                    ai-gateway.json` and name that file";
    assert_eq!(problem, expected);
    let problem = Settings::from_file(Path::new("none.rb"), "gitlab", None).expect_err("no file");
    assert!(
        problem.ends_with("; name `/etc/gitlab/gitlab.rb` or a file with the output of `env` of GitLab's container"),
        "{problem}"
    );
}

#[test]
fn the_origin_names_the_file_as_what_it_was_read_and_its_time() {
    let settings =
        beside(&[("gw.yaml", "services: {duo: {environment: {AIGW_A: 1}}}\n")], "gw.yaml", None).expect("settings");
    assert!(
        settings.origin.starts_with("file gw.yaml, read as a Compose file, service duo, 20"),
        "{}",
        settings.origin
    );
}

#[test]
fn one_of_several_is_named() {
    let text = "services:\n  a: {image: model-gateway:1, environment: {A: 1}}\n  b: {image: model-gateway:1, environment: {A: 2}}\n";
    let of = |service| beside(&[("compose.yaml", text)], "compose.yaml", service);
    assert_eq!(of(Some("b")).expect("a service").text("A"), Some("2"));
    assert!(of(Some("c")).is_err_and(|problem| problem.contains("it has no service of the name that `service` gives")));
    let log = "a-1 | AIGW_A=1\na-2 | AIGW_A=1\nb-1 | AIGW_A=2\n";
    let of = |service| beside(&[("log", log)], "log", service);
    assert_eq!(of(Some("b")).expect("a container").text("AIGW_A"), Some("2"));
    assert!(of(Some("a")).is_err_and(|problem| problem.contains("its lines are of 3 containers")));
    assert!(of(None).is_err());
}

#[test]
fn files_of_other_services_are_not_opened() {
    let others: String = (0..20).map(|number| format!("  a{number}: {{image: web, env_file: gw.env}}\n")).collect();
    let compose = format!("services:\n{others}  gw: {{image: model-gateway:1, env_file: gw.env}}\n");
    let settings = beside(&[("compose.yaml", &compose), ("gw.env", "A=1\n")], "compose.yaml", None).expect("settings");
    assert_eq!((settings.text("A"), settings.unlisted.len()), (Some("1"), 0));
    let two = compose.replace("image: web", "image: model-gateway:1").replacen("gw.env", "other.env", 1);
    let problem = beside(&[("compose.yaml", &two)], "compose.yaml", None).expect_err("they differ");
    assert!(problem.contains("21 of its services can be it"), "{problem}");
}

#[test]
fn replicas_with_the_same_variables_are_one() {
    let pod = |value: &str| {
        format!(
            "- {{apiVersion: v1, kind: Pod, spec: {{containers: [{{name: gw, image: ai-gateway, env: [{{name: A, value: {value}}}]}}]}}}}\n"
        )
    };
    let list = |pods: String| format!("apiVersion: v1\nkind: List\nitems:\n{pods}");
    assert_eq!(read(&list(pod("x") + &pod("x"))).text("A"), Some("x"));
    assert!(refused(&list(pod("x") + &pod("y"))).contains("2 of its containers can be it"));
}

#[test]
fn compose_takes_from_files_beside_it_and_says_what_it_does_not_know() {
    let compose = "services:\n  ai-gateway:\n    image: ${IMAGE:-model-gateway}:1\n    env_file:\n      - gw.env\n      - {path: \
                   deep/raw.env, format: raw}\n      - {path: none.env, required: false}\n    environment:\n      AIGW_GITLAB_URL: \
                   https://${HOST}/\n      AIGW_AUTH__BYPASS_EXTERNAL: ${BYPASS:-true}\n      FROM_SHELL: $NOWHERE\n      PASSED:\n      \
                   HOST:\n      PORT: 5052\n      RATIO: 1.0\n      MODE: 0644\n      PRICE: a$$b\n";
    let files = [
        ("compose.yaml", compose),
        (".env", "HOST=gitlab.nordwind.example\n"),
        ("gw.env", "PORT=1\nQUOTED=\"x\"\n"),
        ("deep/raw.env", "RAW=\"x\"\n"),
    ];
    let settings = beside(&files, "compose.yaml", None).expect("settings");
    for (name, value) in [
        ("AIGW_GITLAB_URL", "https://gitlab.nordwind.example/"),
        ("AIGW_AUTH__BYPASS_EXTERNAL", "true"),
        ("HOST", "gitlab.nordwind.example"),
        ("PORT", "5052"),
        ("RATIO", "1"),
        ("MODE", "420"),
        ("PRICE", "a$b"),
        ("QUOTED", "x"),
        ("RAW", "\"x\""),
    ] {
        assert_eq!(settings.text(name), Some(value), "{name}");
    }
    assert_eq!(elsewhere(&settings, "FROM_SHELL"), "the variable NOWHERE of the shell");
    assert_eq!(elsewhere(&settings, "PASSED"), "the variable PASSED of the shell");
    assert_eq!(settings.container["image"], "model-gateway:1");
    assert_eq!(settings.unlisted, Vec::<String>::new());
    let outside = compose.replace("gw.env", "../gw.env");
    let settings = beside(&[("compose.yaml", &outside)], "compose.yaml", None).expect("settings");
    let why = "env_file ../gw.env: only files in the folder of the file that names them are read";
    assert_eq!(settings.unlisted[0], why);
}

#[test]
fn compose_reuses_parts_of_its_file() {
    let text = "x-common: &common {AIGW_A: '1', AIGW_B: yes}\nservices:\n  gw:\n    environment:\n      <<: *common\n      AIGW_C: \
                'no'\n";
    let settings = read(text);
    let values = ["AIGW_A", "AIGW_B", "AIGW_C"].map(|name| settings.text(name));
    assert_eq!(values, [Some("1"), Some("yes"), Some("no")]);
}

#[test]
fn kubernetes_takes_config_maps_of_the_same_file_and_leaves_secrets() {
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: here}\ndata: {AIGW_A: '1', key: '2'}\n---\napiVersion: v1\nkind: \
                Pod\nspec:\n  containers:\n  - name: gw\n    envFrom:\n    - configMapRef: {name: here}\n    - configMapRef: {name: \
                far}\n    - secretRef: {name: keys}\n    env:\n    - {name: B, valueFrom: {configMapKeyRef: {name: here, key: \
                key}}}\n    - {name: C, valueFrom: {configMapKeyRef: {name: far, key: key}}}\n    - {name: D, valueFrom: \
                {secretKeyRef: {name: keys, key: jwt}}}\n    - {name: E, valueFrom: {fieldRef: {fieldPath: status.podIP}}}\n    - \
                {name: F, value: \"$(B)-$(C)\"}\n    - {name: G, value: \"$(B)-$(NONE)\"}\n";
    let settings = read(text);
    assert_eq!(settings.unlisted, ["ConfigMap far", "Secret keys"]);
    assert_eq!(["AIGW_A", "B", "G"].map(|name| settings.text(name)), [Some("1"), Some("2"), Some("2-$(NONE)")]);
    let places = ["C", "D", "E", "F"].map(|name| elsewhere(&settings, name));
    assert_eq!(
        places,
        ["ConfigMap far, key key", "Secret keys, key jwt", "a field of the pod", "ConfigMap far, key key"]
    );
}

#[test]
fn config_maps_add_a_mebibyte_at_most() {
    let text = |size: usize| {
        let map =
            format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m}}\ndata: {{V: {}}}\n---\n", "x".repeat(size));
        format!(
            "{map}apiVersion: v1\nkind: Pod\nspec: {{containers: [{{name: ai-gateway, envFrom: [{{configMapRef: {{name: m}}}}]}}]}}\n"
        )
    };
    assert_eq!(read(&text(1024 * 1024 - 1)).unlisted, Vec::<String>::new());
    assert_eq!(read(&text(1024 * 1024)).unlisted, ["ConfigMap m, which is too large"]);
}

/// What kubectl 1.32 printed.
#[test]
fn kubectl_describe_names_the_places_of_values() {
    let settings = read(include_str!("describe.txt"));
    assert_eq!(settings.origin, "the output of kubectl describe, container ai-gateway");
    assert_eq!(settings.unlisted, ["Secret keys", "ConfigMap rest"]);
    let texts = ["AIGW_AUTH__BYPASS_EXTERNAL", "ODD", "EMPTY", "KEY"].map(|name| settings.text(name));
    let key = "-----BEGIN KEY-----\nabc=\n\nQUJD==\n-----END KEY-----";
    assert_eq!(texts, [Some("true"), Some("a=b #c 'd' \"e\": x"), Some(""), Some(key)]);
    let places = ["S", "C", "IP", "MEM"].map(|name| elsewhere(&settings, name));
    assert_eq!(places, ["Secret keys, key jwt", "ConfigMap rest, key x", "a field of the pod", "a field of the pod"]);
    assert_eq!(settings.values.len(), 9 + 1, "{:?}", settings.values);
    assert_eq!(settings.container["image"], "registry/model-gateway:self-hosted-v18.11.2-ee");
}

#[test]
fn docker_run_says_what_only_its_shell_knew() {
    let text =
        "docker run -e AIGW_A=\"$(cat key)\" -e AIGW_B -e AIGW_C=$D -e AIGW_E='$D' --env-file gw.env model-gateway:1\n";
    let settings = beside(&[("run.sh", text), ("gw.env", "AIGW_A=file\nF=\"x\"\n")], "run.sh", None).expect("settings");
    let places = ["AIGW_A", "AIGW_B", "AIGW_C"].map(|name| elsewhere(&settings, name));
    assert_eq!(places, ["the output of a command", "the variable AIGW_B of the shell", "the variable D of the shell"]);
    assert_eq!((settings.text("AIGW_E"), settings.text("F")), (Some("$D"), Some("\"x\"")));
    assert_eq!(read(text).unlisted, ["env-file gw.env: it is not beside the text"]);
    assert_eq!(read("docker run --env-host ai-gateway\n").unlisted, ["the shell that runs it"]);
}

#[test]
fn helm_values_that_only_the_chart_understands_are_set_elsewhere() {
    let settings = read("gitlab: {url: https://g}\nauthBypassExternal: true\n");
    assert_eq!(elsewhere(&settings, "AIGW_AUTH__BYPASS_EXTERNAL"), "the Helm value authBypassExternal");
    let inside = read(
        "global: {hosts: {domain: example.com}}\nai-gateway: {install: true, extraEnvironmentVariables: [{name: A, value: '1'}]}\n",
    );
    assert_eq!(
        (inside.text("A"), elsewhere(&inside, "AIGW_GITLAB_URL").as_str()),
        (Some("1"), "global.hosts of GitLab's chart")
    );
}

#[test]
fn gitlab_has_variables_in_its_own_files() {
    let of = |text: &str| Settings::from_text(text, "gitlab").expect(text);
    let rb = "external_url 'https://g'\n# gitlab_rails['env'] = { 'A' => 'comment' }\ngitlab_rails['env'] = {\n  'A' => 'it\\'s', # \
              why\n  \"B\" => \"x\\ny\",\n  C: \"plain\", 'D' => ENV['HOME'],\n  'E' => \"a#{1}b\",\n  'F' => \"#x, {y}\"\n}\n\
              gitlab_rails['env']['G'] = \"late\"\nregistry['env'] = { 'A' => 'other' }\n";
    let settings = of(rb);
    assert_eq!(settings.origin, "a gitlab.rb, gitlab_rails['env']");
    let texts = ["A", "B", "C", "F", "G"].map(|name| settings.text(name));
    assert_eq!(texts, [Some("it's"), Some("x\ny"), Some("plain"), Some("#x, {y}"), Some("late")]);
    for name in ["D", "E"] {
        assert_eq!(elsewhere(&settings, name), "an expression of Ruby");
    }
    let compose = of(
        "services:\n  web:\n    image: gitlab/gitlab-ee:18\n    environment:\n      GITLAB_OMNIBUS_CONFIG: |\n        \
                      external_url 'https://g'\n        gitlab_rails['env'] = {'LLM_DEBUG' => 'true'}\n  gw: {image: \
                      model-gateway:1}\n",
    );
    assert_eq!(compose.text("LLM_DEBUG"), Some("true"));
    let helm = of(
        "global: {extraEnv: {LLM_DEBUG: '1'}}\ngitlab: {webservice: {extraEnv: {A: 2}, extraEnvFrom: {K: {secretKeyRef: {name: s, key: k}}}}}\n",
    );
    assert_eq!(
        (helm.text("LLM_DEBUG"), helm.text("A"), elsewhere(&helm, "K")),
        (Some("1"), Some("2"), "Secret s, key k".into())
    );
    let none = Settings::from_text("external_url 'https://g'\n", "gitlab").expect_err("none");
    assert_eq!(none, "read as a gitlab.rb: it has no gitlab_rails['env'] with variables");
}

#[test]
fn what_powershell_saved_is_utf_16() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gw.json");
    let text = "[\"AIGW_A=ä\"]";
    for (mark, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
        let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        std::fs::write(&path, bytes).expect("a file");
        assert_eq!(Settings::from_file(&path, "ai-gateway", None).expect("settings").text("AIGW_A"), Some("ä"));
    }
}
