//! `judge` over the fixtures.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases::<ai_logging::AiLogging>();
}
