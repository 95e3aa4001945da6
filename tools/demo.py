"""`make demo`: the main job over examples/, as a newcomer would run it by hand."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WITTING = (sys.executable, "-m", "witting")
STATUS = {0: "clear", 10: "review", 20: "prohibited"}


def main() -> int:
    """Assess every example; fail if one of them gets no verdict."""
    print("Names, in the script they are written in:\n", flush=True)
    subprocess.run(
        [*WITTING, "screen", "НПО «Уралподшипник»", "香港恒邦微电子有限公司"], check=False
    )
    found: list[tuple[str, int]] = []
    for path in sorted(ROOT.glob("examples/[0-9]*")):
        print(f"\n$ witting assess examples/{path.name}", flush=True)
        done = subprocess.run(
            [*WITTING, "assess", str(path.relative_to(ROOT))], cwd=ROOT, check=False
        )
        found.append((path.name, done.returncode))
    print("\nAll the examples:")
    for name, status in found:
        print(f"  {STATUS.get(status, 'FAILED'):<11}{name}")
    return 0 if all(status in STATUS for _, status in found) else 1


if __name__ == "__main__":
    sys.exit(main())
