//! `judge` over the fixtures.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases::<user_access::UserAccess>();
}
