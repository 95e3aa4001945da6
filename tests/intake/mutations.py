"""Changes sound inputs at random: cuts, repeats, moves and overwrites stretches of them."""

from collections.abc import Sequence

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, sound: bytes, snippets: Sequence[bytes]) -> bytes:
    """Give a sound input with stretches changed; snippets are what its format looks out for."""
    data = sound
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        to = draw(st.integers(0, len(data)))
        data = draw(
            st.sampled_from(
                [
                    data[:start] + data[end:],
                    data[:start] + data[start:end] * 3 + data[end:],
                    data[:to] + data[start:end] + data[to:],
                    data[:start] + draw(st.sampled_from(snippets)) + data[end:],
                    data[:start] + draw(st.binary(max_size=8)) + data[end:],
                ]
            )
        )
    return data
