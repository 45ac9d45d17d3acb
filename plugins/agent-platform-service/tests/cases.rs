//! `judge` over the fixtures.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases::<agent_platform_service::AgentPlatformService>();
}
