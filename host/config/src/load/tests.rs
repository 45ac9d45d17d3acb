use super::*;

fn loaded(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("duo-doctor.toml");
    std::fs::write(&path, text).expect("a file");
    load(&Flags { config: Some(path), ..Flags::default() }).map_err(|error| error.problem.to_string())
}

#[test]
fn the_time_of_a_check_is_a_second_to_a_quarter_of_an_hour() {
    let seconds = |text: &str| {
        let text = format!("check-time = \"{text}\"");
        loaded(&text).map(|config| config.check_time.value.as_secs())
    };
    assert_eq!(seconds("1s"), Ok(1));
    assert_eq!(seconds("0s"), Err("`check-time` is at least 1s".into()));
    assert_eq!(seconds("15m"), Ok(900));
    assert_eq!(seconds("901s"), Err("`check-time` is at most 900s".into()));
    assert_eq!(loaded("").map(|config| config.check_time.value.as_secs()), Ok(30));
}

#[test]
fn a_configuration_has_a_mebibyte_at_most() {
    assert!(loaded(&"#".repeat(1024 * 1024)).is_ok());
    let problem = loaded(&"#".repeat(1024 * 1024 + 1)).map(drop).expect_err("too large");
    assert!(problem.starts_with("is larger than 1024 KiB"), "{problem}");
}

#[test]
fn a_credential_goes_over_plain_http_only_where_the_operator_says_so() {
    let with = |url: &str, more: &str| {
        loaded(&format!("[model.a]\nurl = \"{url}\"\n{more}\n[model.a.credentials]\nkey = {{ env = \"PATH\" }}"))
            .map(drop)
    };
    for url in ["https://gpu.example/v1", "http://localhost:8000/v1", "http://127.1.2.3/v1", "http://[::1]:8000/v1"] {
        assert_eq!(with(url, ""), Ok(()), "{url}");
    }
    for url in ["http://gpu.example/v1", "http://10.0.0.7:8000/v1", "http://localhost.example/v1", "http://0.0.0.0/v1"]
    {
        assert!(with(url, "").is_err_and(|problem| problem.contains("in the clear")), "{url}");
        assert_eq!(with(url, "plain-http = true"), Ok(()), "{url}");
    }
    assert!(loaded("[model.a]\nurl = \"http://gpu.example/v1\"").is_ok(), "without a credential nothing is given away");
}
