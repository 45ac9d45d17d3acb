//! `judge` over the fixtures.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases_in_one_form::<gateway_logs::GatewayLogs>();
}
