//! Bytes without pattern, the same every time: what tests feed to code that must take anything.

/// Gives `rounds` inputs, the size of each by its number.
pub fn inputs(rounds: usize, size: impl Fn(usize) -> usize) -> impl Iterator<Item = Vec<u8>> {
    let mut seed = 0x1234_5678_9abc_def1u64;
    (0..rounds).map(move |round| {
        (0..size(round))
            .map(|_| {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                (seed >> 24) as u8
            })
            .collect()
    })
}
