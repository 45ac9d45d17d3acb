//! Limits by file, each with its value as it is written; those of the engine are beside it.

use super::Held::{self, By, NoBound, TooFar};

/// A limit: its name, its value, what holds it.
pub(crate) type Limit = (&'static str, &'static str, Held);

/// File, and its limits.
pub(crate) const LIMITS: &[(&str, &[Limit])] = &[
    ("cli/discover.rs", &[("PACKS", "1_000", By("a_folder_has_a_thousand_packs_at_most"))]),
    (
        "cli/explain/mod.rs",
        &[
            ("RECORDS", "5", By("five_records_that_say_different_things_are_shown")),
            ("SHOWN", "100", By("of_an_unknown_text_a_hundred_characters_are_repeated")),
        ],
    ),
    ("cli/explain/page.rs", &[("WORDS", "600", By("of_a_sentence_600_characters_are_shown"))]),
    ("cli/explain/text.rs", &[("INPUT", "1 << 20", By("of_a_pasted_text_a_mebibyte_is_looked_at"))]),
    (
        "cli/help.rs",
        &[
            ("AROUND", "4", NoBound("the layout")),
            ("AROUND_OPTION", "8", NoBound("the layout")),
            ("COLUMNS", "100", NoBound("the layout")),
            ("INDENT", "10", NoBound("the layout")),
        ],
    ),
    (
        "cli/kit/matrix.rs",
        &[("TIME", "Duration::from_secs(5)", NoBound("the author's own check, on the author's machine"))],
    ),
    ("cli/kit/new.rs", &[("PREFIX_LENGTH", "24", NoBound("the author's own words"))]),
    (
        "cli/kit/replayed.rs",
        &[("TIME", "Duration::from_secs(30)", NoBound("the author's own check, on the author's machine"))],
    ),
    (
        "cli/kit/watch.rs",
        &[
            ("FILES", "10_000", By("ten_thousand_files_are_watched_at_most")),
            ("LOOK", "Duration::from_millis(500)", NoBound("how often files are looked at")),
        ],
    ),
    (
        "cli/learn.rs",
        &[
            ("MODELS", "100", By("a_hundred_models_are_taken_from_gitlab_and_no_more")),
            ("TIME", "Duration::from_secs(20)", TooFar("twenty seconds of silence")),
        ],
    ),
    (
        "cli/own_requests.rs",
        &[
            ("FILE", "2 * 1024 * 1024", NoBound("a file of the user's own")),
            ("IDS", "20_000", By("old_lines_and_what_is_no_id_are_left_out")),
            ("KEPT", "7 * 24 * 60 * 60", By("old_lines_and_what_is_no_id_are_left_out")),
        ],
    ),
    ("cli/pack/list.rs", &[("NAMED", "3", NoBound("the others are counted"))]),
    (
        "cli/program.rs",
        &[
            ("OTHERS", "3", By("a_run_has_enough_with_five_processes_and_says_so_where_there_are_fewer")),
            ("WORKERS", "8", NoBound("how many processors are used of those that there are")),
        ],
    ),
    (
        "cli/self_check.rs",
        &[
            ("COLUMN", "14", NoBound("the layout")),
            ("MEBIBYTE", "1024 * 1024", NoBound("a unit")),
            ("SPACE", "256 * MEBIBYTE", By("a_run_has_enough_with_256_megabytes_of_address_space")),
        ],
    ),
    (
        "cli/triage.rs",
        &[
            ("INPUT", "8 << 30", TooFar("eight gibibytes of standard input")),
            ("KINDS", "10", By("ten_kinds_of_lines_are_shown_and_the_others_counted")),
        ],
    ),
    ("config/load/owner.rs", &[("STICKY", "0o1000", NoBound("a bit of a file's mode"))]),
    (
        "config/load.rs",
        &[
            ("CHECK_TIME", "Duration::from_secs(30)", NoBound("what holds where nobody says another time")),
            ("LOG_WINDOW", "Duration::from_secs(24 * 60 * 60)", NoBound("what holds where nobody says another time")),
            (
                "LONGEST_CHECK",
                "Duration::from_secs(15 * 60)",
                By("the_time_of_a_check_is_a_second_to_a_quarter_of_an_hour"),
            ),
            ("MAXIMUM_FILE", "1024 * 1024", By("a_configuration_has_a_mebibyte_at_most")),
            ("SHORTEST_CHECK", "Duration::from_secs(1)", By("the_time_of_a_check_is_a_second_to_a_quarter_of_an_hour")),
        ],
    ),
    ("config/secret.rs", &[("MAXIMUM_FILE", "64 * 1024", By("a_credentials_file_has_64_kibibytes_at_most"))]),
    ("config/settings/beside.rs", &[("FILES", "16", By("sixteen_files_beside_it_are_read_and_none_elsewhere"))]),
    ("config/settings/container.rs", &[("TIME", "10", TooFar("ten seconds of silence"))]),
    ("config/settings/docker_run.rs", &[("BEFORE", "4", NoBound("how far a command is looked through for its verb"))]),
    (
        "config/settings/interpolation.rs",
        &[
            ("EXPANDED", "1024 * 1024", By("references_become_a_mebibyte_at_most")),
            ("NESTED", "8", By("defaults_stand_in_defaults_eight_times_and_no_more")),
        ],
    ),
    ("config/settings/manifest.rs", &[("OF_CONFIG_MAPS", "1024 * 1024", By("config_maps_add_a_mebibyte_at_most"))]),
    ("config/settings/mod.rs", &[("FILE", "4 * 1024 * 1024", By("a_file_of_settings_has_four_mebibytes_at_most"))]),
    (
        "config/settings/secret.rs",
        &[
            ("HEADER", "12", By("a_headers_value_of_twelve_characters_is_secret_and_a_shorter_one_is_a_word")),
            ("TOKEN", "12", By("who_comes_to_a_proxy_stands_in_no_url")),
        ],
    ),
    ("config/settings/wanted.rs", &[("NAME", "63", By("of_a_name_sixty_three_characters_are_shown"))]),
    ("log-search/anchor.rs", &[("RARE", "16 << 10", NoBound("which way to search is quicker"))]),
    (
        "log-search/cursor.rs",
        &[
            ("HIGHS", "0x8080_8080_8080_8080", NoBound("a mask of bits")),
            ("ONES", "0x0101_0101_0101_0101", NoBound("a mask of bits")),
        ],
    ),
    ("log-search/gzip.rs", &[("STEP", "64 << 10", NoBound("how much is unpacked at once"))]),
    (
        "log-search/limits.rs",
        &[
            (
                "CHANGE_SLACK",
                "24 * 3600 * 1_000_000",
                NoBound("which files are left alone; `packed_files_from_before_the_window_are_left_alone`"),
            ),
            ("FILES", "400", By("too_many_files_are_told")),
            ("GROUPS", "100", By("groups_beyond_a_hundred_are_one")),
            ("GROUPS_TRACKED", "1000", By("a_thousand_values_are_told_apart")),
            ("GROUP_VALUE", "256", By("a_long_value_is_cut_in_groups")),
            ("JSON_NESTING", "128", By("nesting_is_bounded")),
            ("MATCHERS", "8", By("queries_are_limited")),
            ("MATCHER_TEXT", "1024", By("queries_are_limited")),
            ("MOST", "NonZero::new(4).expect(\"four is not zero\")", NoBound("threads")),
            ("ORDER_PROBES", "256", NoBound("which way to search; `files_that_are_not_in_order_lose_no_line`")),
            ("ORDER_SLACK", "60 * 1_000_000", NoBound("which way to search; `busy_logs_are_exact_at_the_edges`")),
            ("ORDER_STEP", "64 << 10", NoBound("which way to search; `a_pass_notices_what_probes_do_not`")),
            ("PIECE", "512 << 10", NoBound("how much one thread looks at")),
            ("PREDICATES", "64", By("queries_are_limited")),
            ("PROBE_BYTES", "1 << 20", NoBound("which way to search; `files_that_are_not_in_order_lose_no_line`")),
            (
                "REGEX_CACHE",
                "1 << 20",
                TooFar("a cache of a library that starts over when it is full: no answer shows it"),
            ),
            ("REGEX_NESTING", "64", By("expressions_are_limited")),
            ("REGEX_SIZE", "1 << 20", By("expressions_are_limited")),
            ("RECORD_PREFIX", "200", By("what_stands_in_front_of_a_record_stays")),
            ("SAMPLES", "20", By("samples_and_joined_lines_are_limited")),
            ("SAMPLE_BYTES", "32 << 10", By("long_lines_are_searched_whole_and_handed_over_cut")),
            ("SEEK_STEP", "64 << 10", NoBound("which way to search is quicker")),
        ],
    ),
    (
        "log-search/literal.rs",
        &[
            ("LONGEST", "64", NoBound("which bytes are looked for first")),
            ("SHORTEST", "2", NoBound("which bytes are looked for first")),
        ],
    ),
    (
        "log-search/pass.rs",
        &[
            ("SAMPLE", "256 << 10", NoBound("how much is looked at before the search")),
            ("SAMPLED_PLACES", "8", NoBound("how much is looked at before the search")),
        ],
    ),
    ("log-search/piece.rs", &[("STEP", "64 << 10", NoBound("how much is read at once"))]),
    ("log-search/record/parts.rs", &[("SHORT", "8", NoBound("what stands for the rest takes as many"))]),
    (
        "log-search/regex_literal.rs",
        &[
            ("MOST", "32", NoBound("which bytes are looked for first")),
            ("SHORTEST", "3", NoBound("which bytes are looked for first")),
        ],
    ),
    (
        "model/nearest.rs",
        &[
            ("LETTERS", "4", NoBound("what is shorter resembles everything")),
            ("PART", "3", NoBound("a third of the letters may differ")),
        ],
    ),
    (
        "model/description/check.rs",
        &[
            ("CODE", "32", By("lengths_are_bounded")),
            ("CODES", "200", By("counts_are_bounded")),
            ("COMPILED", "256 * 1024", By("a_pattern_is_compiled_into_256_kibibytes_at_most")),
            ("EXPLAINS", "500", By("counts_are_bounded")),
            ("ID", "64", By("lengths_are_bounded")),
            ("LINK", "500", By("lengths_are_bounded")),
            ("LINKS", "20", By("counts_are_bounded")),
            ("NEEDS", "400", By("counts_are_bounded")),
            ("PATTERN", "1024", By("lengths_are_bounded")),
            ("FIELDS", "10", By("counts_are_bounded")),
            ("ARGS", "20", By("counts_are_bounded")),
            ("FIELD", "256", By("lengths_are_bounded")),
            ("REQUIRES", "50", By("counts_are_bounded")),
            ("RULE", "600", By("a_rule_of_600_bytes_is_taken_and_a_longer_one_refused")),
            ("SIGNATURES", "200", By("counts_are_bounded")),
            ("VANTAGES", "4", By("counts_are_bounded")),
            ("WORD", "256", By("lengths_are_bounded")),
        ],
    ),
    (
        "model/owner.rs",
        &[
            ("BY_GROUP", "0o020", NoBound("a bit of a file's mode")),
            ("BY_OTHERS", "0o002", NoBound("a bit of a file's mode")),
        ],
    ),
    ("model/text.rs", &[("SENTENCE", "1_000", By("a_sentence_has_a_thousand_characters_at_most"))]),
    (
        "pack/archive.rs",
        &[
            ("ARCHIVE", "1024 * 1024 * 1024", By("an_archive_has_a_gibibyte_at_most")),
            ("BLOCK", "512", NoBound("the format of tar")),
            ("END", "2 * BLOCK", NoBound("the format of tar")),
            ("MEMBER", "128 * 1024 * 1024", By("a_member_has_128_mebibytes_at_most")),
            ("MEMBERS", "16_000", By("an_archive_has_16000_members_at_most")),
        ],
    ),
    ("pack/lib.rs", &[("BASES", "2", By("an_index_has_two_bases_at_most_and_none_has_a_base_itself"))]),
    ("pack/oci/artifact.rs", &[("LAYERS", "16_000", By("an_artifact_has_16000_layers_at_most"))]),
    (
        "pack/oci/layout.rs",
        &[
            ("DOCUMENT", "4 * 1024 * 1024", By("an_index_of_a_layout_has_4_mebibytes_at_most")),
            ("FILES", "100_000", By("of_a_tar_100000_files_are_looked_at")),
        ],
    ),
    ("pack/oci/registry.rs", &[("TOTAL", "Duration::from_secs(30 * 60)", By("everything_together_has_an_end"))]),
    (
        "pack/oci/session.rs",
        &[
            ("COMPLAINT", "4 * 1024", By("manifests_and_tokens_have_4_mebibytes_at_most")),
            ("CONNECT", "Duration::from_secs(15)", TooFar("a host that swallows every packet, for fifteen seconds")),
            ("DOCUMENT", "4 * 1024 * 1024", By("manifests_and_tokens_have_4_mebibytes_at_most")),
            ("DOCUMENT_TIME", "Duration::from_secs(60)", TooFar("a minute of bytes that come one by one")),
            ("READ", "Duration::from_secs(60)", TooFar("a minute of silence")),
            ("REDIRECTS", "3", By("only_blobs_are_fetched_from_elsewhere_and_without_credentials")),
        ],
    ),
    (
        "pack/read.rs",
        &[
            ("CHECKS", "2_000", By("a_pack_has_2000_checks_at_most")),
            ("INDEX_BYTES", "16 * 1024 * 1024", By("an_index_has_16_mebibytes_at_most")),
            ("TAKEN_BACK", "10_000", By("an_index_takes_back_10000_checks_at_most")),
            ("THREADS", "4", NoBound("threads")),
        ],
    ),
    ("pack/sign.rs", &[("KEY_FILE", "4 * 1024", By("a_key_or_signature_has_four_kibibytes_at_most"))]),
    (
        "pack/store.rs",
        &[
            ("KEPT", "5", By("versions_are_kept_and_the_oldest_are_forgotten")),
            ("STATE", "16 * 1024 * 1024", By("a_state_has_16_mebibytes_at_most")),
        ],
    ),
    ("pack/trust.rs", &[("KEYS", "1_000", By("a_folder_has_a_thousand_keys_at_most"))]),
    (
        "report/human.rs",
        &[
            ("NARROWEST", "40", NoBound("the layout")),
            ("WIDEST", "120", NoBound("the layout")),
            ("WIDTH", "100", NoBound("the layout")),
        ],
    ),
    (
        "report/human/cause.rs",
        &[
            ("EVIDENCE", "6", By("everything_at_once_in_every_width")),
            ("EXPLAINED", "4", NoBound("the others are named by their codes")),
            ("QUOTED", "240", By("everything_at_once_in_every_width")),
        ],
    ),
    ("report/human/gaps.rs", &[("INDENT", "7", NoBound("the layout"))]),
    ("report/human/lines.rs", &[("INDENT", "2", NoBound("the layout")), ("LABEL", "14", NoBound("the layout"))]),
    ("report/human/verdict.rs", &[("LABEL", "9", NoBound("the layout"))]),
    (
        "report/lib.rs",
        &[
            ("ARGUMENT", "4 * 1024", By("the_words_of_a_check_have_256_kibibytes_and_an_argument_four_kibibytes")),
            ("WORDS", "256 * 1024", By("the_words_of_a_check_have_256_kibibytes_and_an_argument_four_kibibytes")),
        ],
    ),
    (
        "report/ticket.rs",
        &[
            ("EVIDENCE", "3", By("a_ticket_is_forty_lines_at_most")),
            ("LINES", "40", By("a_ticket_is_forty_lines_at_most")),
            ("NAMED", "3", By("a_ticket_is_forty_lines_at_most")),
            ("QUOTED", "200", By("a_ticket_is_forty_lines_at_most")),
        ],
    ),
    ("report/progress.rs", &[("NAMED", "3", NoBound("the layout"))]),
    (
        "scrub/forms.rs",
        &[
            ("MINIMUM_BASE64", "8", NoBound("what a secret looks like; `masks_a_secret_in_every_spelling`")),
            ("SHORT", "256", NoBound("what is a token, and what is a key")),
        ],
    ),
    (
        "scrub/lib.rs",
        &[
            ("CUT", "8", NoBound("what a secret looks like; `a_text_that_was_cut_inside_a_secret_loses_the_piece`")),
            ("HEAD", "16", NoBound("how secrets are looked for")),
            ("MINIMUM_SECRET", "4", By("a_credential_has_four_characters_at_least")),
        ],
    ),
    (
        "scrub/view.rs",
        &[
            ("LONGEST", "10", NoBound("the longest reference that is a character")),
            ("ROUNDS", "3", By("masks_a_secret_in_every_spelling")),
        ],
    ),
    (
        "scrub/windows.rs",
        &[
            ("BASE", "0x9E37_79B9_7F4A_7C15", NoBound("a hash")),
            ("STARTS", "18", NoBound("a hash")),
            ("WINDOW", "12", By("pieces_of_twelve_bytes_are_found_wherever_they_stand")),
        ],
    ),
    (
        "texts/reader/body.rs",
        &[
            ("BODY", "64 * 1024", NoBound("a record has no more")),
            ("DEPTH", "8", By("objects_within_objects_are_read_eight_deep")),
        ],
    ),
    ("texts/reader/chain.rs", &[("LINKS", "32", By("thirty_two_links_of_a_chain_are_kept"))]),
    (
        "texts/nearest.rs",
        &[
            ("PAGES", "3", By("three_pages_are_named_and_8_kibibytes_looked_at")),
            ("TEXT", "8 * 1024", By("three_pages_are_named_and_8_kibibytes_looked_at")),
            ("COMMON", "2", By("what_has_nothing_in_common_is_not_near")),
            ("LETTERS", "3", By("what_has_nothing_in_common_is_not_near")),
        ],
    ),
    ("texts/reader/envelope.rs", &[("DEPTH", "6", By("six_envelopes_are_taken_off"))]),
    (
        "texts/reader/group.rs",
        &[
            ("BYTES", "64 * 1024", By("of_a_record_64_kibibytes_are_kept")),
            ("LINES", "600", By("six_hundred_lines_of_a_record_are_kept_together")),
        ],
    ),
    ("texts/reader/reading.rs", &[("WORDS", "2_000", By("of_a_sentence_2000_characters_are_kept"))]),
    ("texts/reader/trace.rs", &[("EXCEPTIONS", "64", By("sixty_four_exceptions_of_one_trace_are_kept"))]),
    (
        "texts/signatures.rs",
        &[
            ("LINE", "64 * 1024", By("of_a_line_64_kibibytes_are_looked_at")),
            ("OTHERS", "4 * 1024 * 1024", By("signatures_of_others_that_are_too_large_are_not_asked_and_named")),
            ("TIME", "Duration::from_secs(5)", By("signatures_of_others_have_five_seconds")),
            ("VENDORS", "32 * 1024 * 1024", TooFar("it takes a pack of the vendor's ten times as large")),
        ],
    ),
    (
        "texts/triage/mod.rs",
        &[("SHOWN", "400", By("of_a_line_400_characters_are_shown_and_of_a_request_twenty_lines"))],
    ),
    (
        "texts/triage/read.rs",
        &[
            ("READ", "4 << 20", By("of_a_line_four_mebibytes_are_read")),
            ("UNPACKED", "8 << 30", TooFar("eight gibibytes to unpack")),
        ],
    ),
    (
        "texts/triage/requests.rs",
        &[("LINES", "20", By("of_a_line_400_characters_are_shown_and_of_a_request_twenty_lines"))],
    ),
    ("texts/triage/scan.rs", &[("KINDS", "1_000", By("more_than_a_thousand_kinds_are_counted_together"))]),
    ("texts/triage/template.rs", &[("LENGTH", "200", By("a_shape_has_200_characters_at_most"))]),
    (
        "wording/branches.rs",
        &[
            ("BRANCHES", "64", By("sixty_four_branches_are_told_apart")),
            ("STEPS", "20", By("twenty_steps_of_a_repair_are_shown")),
        ],
    ),
    (
        "wording/messages.rs",
        &[
            ("LANGUAGES", "32", By("languages_are_bounded")),
            ("NESTING", "32", By("sizes_are_bounded")),
            ("SIZE", "256 * 1024", By("sizes_are_bounded")),
            ("TAG", "35", By("languages_are_bounded")),
        ],
    ),
];
