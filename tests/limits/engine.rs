//! Limits of the engine: of guests, of what they ask for and of what they get.

use super::Held::{By, NoBound, TooFar};
use super::table::Limit;

/// File, and its limits.
pub(crate) const ENGINE: &[(&str, &[Limit])] = &[
    ("engine/capability/environment.rs", &[("VALUE", "64 * 1024", By("a_value_is_cut_at_64_kibibytes"))]),
    (
        "engine/capability/gate.rs",
        &[
            ("ENTRY", "200", By("what_a_guest_asks_for_is_cut_at_200_characters")),
            ("JUDGING", "Duration::from_secs(1)", By("the_end_of_a_checks_time_is_for_judging")),
            ("LEDGER", "200", By("the_201st_call_is_refused_and_what_200_touched_is_listed")),
        ],
    ),
    (
        "engine/capability/grpc.rs",
        &[(
            "TIME",
            "Duration::from_secs(10)",
            TooFar("ten seconds of silence; `a_silent_service_is_left_at_the_deadline` has less"),
        )],
    ),
    (
        "engine/capability/grpc/exchange.rs",
        &[
            ("FIELDS", "64", By("the_65th_field_of_metadata_is_dropped")),
            ("MESSAGE", "1024 * 1024", By("an_answer_of_a_mebibyte_is_taken_and_a_larger_one_refused")),
            ("METADATA", "16 * 1024", By("metadata_is_kept_up_to_16_kibibytes")),
            ("PREFIX", "5", NoBound("how gRPC writes it")),
            ("START", "1024", By("of_what_is_no_grpc_a_kibibyte_is_kept")),
        ],
    ),
    (
        "engine/capability/grpc/request.rs",
        &[
            ("MESSAGE", "64 * 1024", By("a_message_of_64_kibibytes_is_sent_and_a_larger_one_refused")),
            ("NAME", "128", By("a_call_with_names_of_128_bytes_is_made_and_with_longer_ones_refused")),
        ],
    ),
    (
        "engine/capability/http/client.rs",
        &[
            ("ADDRESSES", "64", TooFar("a name with so many addresses takes a name server")),
            ("CONNECT", "Duration::from_secs(10)", TooFar("a host that swallows every packet, for ten seconds")),
        ],
    ),
    (
        "engine/capability/http/exchange.rs",
        &[
            (
                "BODY",
                "4 * 1024 * 1024",
                By("a_body_of_four_mebibytes_is_whole_and_of_a_longer_one_64_kibibytes_are_kept"),
            ),
            ("CHUNKS", "4_096", By("the_4097th_piece_is_joined_to_the_one_before")),
            ("CUT", "64 * 1024", By("a_body_of_four_mebibytes_is_whole_and_of_a_longer_one_64_kibibytes_are_kept")),
            ("PACKED_START", "16", NoBound("bytes by which a packing is known")),
            ("HEADERS", "128", By("the_129th_header_field_is_dropped")),
            ("HEADER_BYTES", "32 * 1024", By("header_fields_are_kept_up_to_32_kibibytes")),
        ],
    ),
    (
        "engine/capability/http/held.rs",
        &[
            ("OF_A_CHECK", "32 * 1024 * 1024", By("room_is_given_up_to_the_limit_and_comes_back")),
            ("OF_A_RUN", "256 * 1024 * 1024", By("room_is_given_up_to_the_limit_and_comes_back")),
        ],
    ),
    (
        "engine/capability/http/dial.rs",
        &[("PHASE", "Duration::from_secs(10)", TooFar("a host that swallows every packet, for ten seconds"))],
    ),
    (
        "engine/capability/http/phases.rs",
        &[
            ("FIRST_BYTES", "256", By("of_what_a_server_says_first_256_bytes_are_kept")),
            ("FIRST_BYTES_TIME", "Duration::from_secs(1)", By("a_server_that_does_not_speak_first_is_not_waited_for")),
        ],
    ),
    (
        "engine/capability/http/mod.rs",
        &[(
            "TIME",
            "Duration::from_secs(10)",
            TooFar("ten seconds of silence; `a_silent_peer_leaves_the_check_time_to_say_so` has two"),
        )],
    ),
    ("engine/capability/http/trace.rs", &[("TAG", "12", NoBound("how far one installation is told from another"))]),
    (
        "engine/capability/http/request.rs",
        &[
            ("BODY", "1024 * 1024", By("a_body_of_a_mebibyte_is_sent_and_a_larger_one_refused")),
            ("HEADERS", "64", By("the_65th_header_is_refused")),
            ("NAME", "128", By("a_name_of_128_bytes_is_looked_up_and_a_longer_one_refused")),
            ("TARGET", "8 * 1024", By("a_target_of_eight_kibibytes_is_sent_and_a_longer_one_refused")),
        ],
    ),
    (
        "engine/capability/http/tls.rs",
        &[
            ("CHAIN", "10", By("the_eleventh_certificate_of_a_chain_is_dropped")),
            ("NAMES", "100", By("the_hundred_and_first_name_of_a_certificate_is_dropped")),
        ],
    ),
    (
        "engine/capability/http/words.rs",
        &[
            ("HEADER", "8 * 1024", By("a_header_of_eight_kibibytes_is_sent_and_a_longer_one_refused")),
            ("SHOWN", "64", By("a_refusal_quotes_a_guest_shortly_and_harmlessly")),
        ],
    ),
    (
        "engine/capability/live.rs",
        &[
            (
                "GRACE",
                "Duration::from_millis(20)",
                NoBound("how much later somebody else stops waiting for a shared answer"),
            ),
            ("ID", "64", By("an_id_has_sixty_four_characters_at_most")),
            ("NOTED", "4_096", TooFar("4,096 requests to GitLab in one run")),
        ],
    ),
    ("engine/capability/logs.rs", &[("LINE", "4096", By("a_check_gets_4096_bytes_of_a_line"))]),
    (
        "engine/capability/logs/sources.rs",
        &[("GATHERING", "Duration::from_secs(2)", By("a_check_that_never_asks_is_waited_for_only_so_long"))],
    ),
    ("engine/capability/progress.rs", &[("KEY", "64", By("a_key_has_64_characters_at_most"))]),
    (
        "engine/convert.rs",
        &[
            ("EVIDENCE", "20", By("the_21st_piece_of_evidence_is_dropped")),
            ("EVIDENCE_TEXT", "4 * 1024", By("evidence_is_cut_at_4096_characters")),
        ],
    ),
    ("engine/load.rs", &[("COMPONENT", "64 * 1024 * 1024", By("a_file_that_is_no_check_is_refused_with_the_reason"))]),
    (
        "engine/record.rs",
        &[
            ("ASKED", "300", By("of_a_call_without_an_answer_300_characters_are_shown")),
            ("LINE", "32 * 1024 * 1024", By("a_line_of_32_mebibytes_is_read_and_a_longer_one_is_no_line")),
            ("OF_A_CHECK", "64 * 1024 * 1024", By("of_a_check_64_mebibytes_are_kept_and_it_is_named")),
            ("SIZE", "256 * 1024 * 1024", By("a_recording_of_256_mebibytes_is_looked_at_and_a_larger_one_refused")),
        ],
    ),
    (
        "engine/runner.rs",
        &[
            ("AT_ONCE", "64", By("no_more_than_the_limit_run_at_once_and_none_is_forgotten")),
            ("LOOK", "Duration::from_millis(500)", NoBound("how often waiting checks are looked at")),
            ("PATIENCE", "Duration::from_secs(10)", NoBound("when a waiting check is spoken of")),
        ],
    ),
    (
        "engine/runner/run.rs",
        &[("CHECK_TIME", "Duration::from_secs(30)", NoBound("what holds where nobody says another time"))],
    ),
    (
        "engine/sandbox/compile.rs",
        &[
            ("GROWS", "16", NoBound("what is read of a program of one's own, should it say more than it can")),
            ("LOOK", "Duration::from_millis(20)", NoBound("how often a compiler looks at its clock")),
            ("MEMORY", "128 * 1024 * 1024", By("a_function_that_grows_with_its_square_is_compiled_within_its_memory")),
            ("MEMORY_PER_BYTE", "48", By("a_component_of_a_million_functions_is_compiled_within_its_memory")),
            ("RESERVED", "512 * 1024 * 1024", NoBound("address space; memory has its own limit")),
            ("TIME", "2", By("a_component_is_compiled_within_its_time")),
            ("TIME_PER_MEBIBYTE", "8", By("a_component_is_compiled_within_its_time")),
            ("WORDS", "1_000", NoBound("what is read of a program of one's own")),
        ],
    ),
    (
        "engine/sandbox/engine.rs",
        &[
            ("EPOCH", "Duration::from_millis(10)", NoBound("how often a guest is looked at")),
            ("GROWTH", "1024 * 1024", NoBound("address space")),
            ("GUEST_STACK", "512 * 1024", By("deep_recursion_ends_the_check_and_not_the_program")),
            ("HOST_STACK", "1024 * 1024", NoBound("what the host's own functions have beyond the guest's stack")),
            ("SETTINGS_REVISION", "2", NoBound("counts changes")),
        ],
    ),
    (
        "engine/sandbox/last_words.rs",
        &[("WORDS", "300", By("they_are_those_of_a_panic_or_the_last_line_and_are_cut_at_300_characters"))],
    ),
    (
        "engine/sandbox/limits.rs",
        &[
            ("CPU_TIME", "Duration::from_secs(2)", By("an_endless_loop_ends_after_its_time_on_the_cpu")),
            ("DESCRIBE_TIME", "Duration::from_secs(10)", By("sleeping_in_describe_ends")),
            ("FINDINGS", "1024 * 1024", By("findings_of_a_mebibyte_are_taken_and_a_byte_more_is_too_much")),
            ("FINDINGS_COUNT", "1_000", By("a_thousand_findings_are_taken_and_one_more_is_too_many")),
            ("HOST_CALLS", "200", By("the_201st_call_is_refused_and_what_200_touched_is_listed")),
            ("HOST_COPY", "4 * 1024 * 1024", By("one_call_copies_no_more_than_it_may")),
            ("INSTANCES", "100", By("the_101st_instance_is_refused")),
            ("MEMORY", "64 * 1024 * 1024", By("memory_grows_to_64_mebibytes_and_no_byte_further")),
            ("OUTPUT", "256 * 1024", By("of_what_is_printed_256_kibibytes_are_kept_and_the_rest_is_counted")),
            ("RESOURCES", "1_000", By("handles_are_bounded")),
            ("TABLE", "100_000", By("a_table_grows_to_100000_elements_and_no_further")),
        ],
    ),
    (
        "engine/sandbox/run.rs",
        &[
            ("IDLE", "20", NoBound("how waiting is told from computing, in words")),
            ("NANOSECONDS", "1_000_000_000", NoBound("a unit")),
            ("REASON", "1_000", By("giving_up_is_said_and_cut")),
        ],
    ),
];
