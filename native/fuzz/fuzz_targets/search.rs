//! Any bytes make an index and a search: sound ones must agree with a walk over every row, damaged
//! ones must come to an end.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| witting_kernel::exercise::exercise(data));
