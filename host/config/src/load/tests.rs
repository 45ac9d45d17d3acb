use super::*;

fn loaded(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("duo-doctor.toml");
    std::fs::write(&path, text).expect("a file");
    load(&Flags { config: Some(path), ..Flags::default() }).map_err(|error| error.problem)
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
