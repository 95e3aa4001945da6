//! Any bytes make small tables and names: they are read as the same done the long way round reads
//! them.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| witting_kernel::recite::recite(data));
