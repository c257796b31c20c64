"""How the programs tools/check_*.py end: first each rule is shown to fail on something bad, then the tree is judged."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tracked_files(*patterns):
    """Paths below the root that git knows or would add, as text, sorted."""
    listing = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns], cwd=ROOT,
                             check=True, capture_output=True, text=True).stdout.splitlines()
    return sorted(path for path in set(listing) if (ROOT / path).is_file())


def conclude(problems, controls):
    """Prints the problems and leaves with 1 if there are any.

    `controls` are pairs of what a rule says of something bad, and of words that must be in it; a rule that says nothing
    there would say nothing anywhere.
    """
    deaf = [f"{Path(sys.argv[0]).name}: a rule does not see its control: {words}" for said, words in controls
            if not any(words in line for line in said)]
    for line in deaf + problems:
        print(line)
    sys.exit(1 if deaf or problems else 0)
