//! `judge` over the files in `fixtures/`.

#[test]
fn fixtures() {
    duo_doctor_sdk::testing::cases::<template_check::TheCheck>();
}
