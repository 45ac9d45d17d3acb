//! `judge` over the fixtures.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases::<gateway_logs::GatewayLogs>();
}
