#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| duo_doctor_fuzz::messages(data));
