"""What two supervisors ask of screening, and which piece of a pack answers it, by paragraph.

EBA/GL/2024/15 was not read itself: its paragraphs are told by two public repositories that cite
it, and where only one does, or none was found, the row says unconfirmed. Of 3 NYCRR 504 the text of
504.3(a) was read, (7) in part; what 504.3(b) asks was read as others tell it, so its numbers are
unconfirmed.
"""

from dataclasses import dataclass

EBA = "EBA/GL/2024/15"
NYDFS = "3 NYCRR Part 504"
NOTE = (
    "The New York rule is Part 504 of Title 3 of the state's codes, not of Title 23. It is for the"
    " institutions that New York regulates; the EBA's guidelines are addressed to payment and"
    " crypto-asset service providers in the Union, and apply from 30 December 2025. This pack is"
    " evidence of what the software did; governance, staff, training and the yearly certificate"
    " are the institution's own."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing asked: where it stands, in our words, what answers it, and how well it was read."""

    instrument: str
    where: str
    asks: str
    files: tuple[str, ...]
    grade: str  # text read, repository (two that cite it), unconfirmed


_TWO = "two public repositories cite it"
_ONE = "unconfirmed: one public repository tells it"
_READ = "text read"
_PART = "text read in part: the copy seen breaks off within it"
_TOLD = "unconfirmed: told by commentators, the number not read in the text"

ROWS = (
    Asked(
        instrument=EBA,
        where="paragraph 6",
        asks="Review the system at least yearly; write down what it can and cannot do.",
        files=("scorecard.json", "lawbook.json"),
        grade=_ONE,
    ),
    Asked(
        instrument=EBA,
        where="paragraph 9",
        asks="Bring the lists up to date as soon as a measure is adopted, changed or lifted.",
        files=("lists.json",),
        grade=_ONE,
    ),
    Asked(
        instrument=EBA,
        where="paragraph 13",
        asks="Known good matches only with reasons, and looked at again on any change.",
        files=("good_guys.json", "audit.jsonl"),
        grade=_ONE,
    ),
    Asked(
        instrument=EBA,
        where="paragraphs 17 and 18",
        asks="Screen names in their script or transliterated, birth dates, aliases, owners.",
        files=("scorecard.json", "samples.json"),
        grade=_TWO,
    ),
    Asked(
        instrument=EBA,
        where="paragraphs 19 to 21",
        asks="Screen all transfers, with payer, payee, purpose, free text and intermediaries.",
        files=("figures.json", "samples.json"),
        grade=_TWO,
    ),
    Asked(
        instrument=EBA,
        where="paragraphs 24 and 25",
        asks="Calibrate fuzzy matching by measured results, with the reasons kept.",
        files=("thresholds.json", "scorecard.json", "samples.json"),
        grade=_ONE,
    ),
    Asked(
        instrument=EBA,
        where="paragraphs 34 and 35",
        asks="Do not provide the service where identity cannot be settled.",
        files=("samples.json", "four_eyes.json"),
        grade=_ONE,
    ),
    Asked(
        instrument=EBA,
        where="paragraphs 45 and 46",
        asks="Detect circumvention; the highly exposed sum up flows by corridor.",
        files=("figures.json",),
        grade=_ONE,
    ),
    Asked(
        instrument=NYDFS,
        where="504.3(a)(5)",
        asks="Test end to end, before and after use: data, logic, model, output (monitoring).",
        files=("scorecard.json", "audit-verify.json"),
        grade=_READ,
    ),
    Asked(
        instrument=NYDFS,
        where="504.3(a)(6)",
        asks="Document scenarios with their assumptions, parameters and thresholds (monitoring).",
        files=("thresholds.json", "lawbook.json"),
        grade=_READ,
    ),
    Asked(
        instrument=NYDFS,
        where="504.3(a)(7)",
        asks="Say how alerts are investigated, and how it is decided what follows (monitoring).",
        files=("four_eyes.json", "samples.json", "audit.jsonl"),
        grade=_PART,
    ),
    Asked(
        instrument=NYDFS,
        where="504.3(b)",
        asks="A filtering programme: matching, lists that fit, testing, analysis, documentation.",
        files=("lists.json", "thresholds.json", "scorecard.json"),
        grade=_TOLD,
    ),
    Asked(
        instrument=NYDFS,
        where="504.3(d)",
        asks="Document what needs material improvement and what is done about it.",
        files=("lawbook.json", "scorecard.json"),
        grade="the department's own FAQ read",
    ),
    Asked(
        instrument=NYDFS,
        where="504.4 and 504.7",
        asks="Certify each year by 15 April; keep what supports it. The certificate is yours.",
        files=("manifest.json", "audit.jsonl"),
        grade="the department's own FAQ read for 504.7; 504.4 unconfirmed",
    ),
)

SOURCES = (
    (
        "EBA/GL/2024/15, final report (not read itself)",
        (
            "https://www.eba.europa.eu/sites/default/files/2024-11/"
            "eaeae49d-81a5-4154-8af9-5014f6ee8881/"
            "Final%20Report%20Guidelines%20restrictive%20measures%20.pdf"
        ),
    ),
    (
        "FIN-FSA: scope of the two EBA guidelines, and that they apply from 30 December 2025",
        (
            "https://www.finanssivalvonta.fi/en/publications-and-press-releases/"
            "supervision-releases/2025/eba-guidelines-on-ensuring-compliance-with-eu-and-national-"
            "restrictive-measures--applicable-from-30-dec-2025"
        ),
    ),
    (
        "3 CRR-NY 504.3, text of (a)",
        "https://govt.westlaw.com/nycrr/Document/If190167b58ac11e6806bc9321b10fb4e",
    ),
    (
        "New York State Register, 20 July 2016: part 504 added to Title 3",
        "http://nyrules.elaws.us/register/7/20/2016/dfs-50-15-00004-a",
    ),
    (
        "New York Department of Financial Services: FAQ on 3 NYCRR 504",
        "http://dfs.ny.gov/legal/dfs/trans_monitor_faqs.htm",
    ),
    (
        "HIP-0518, a public document that cites the EBA paragraphs 13, 16 to 25, 34, 35, 45, 46",
        "",
    ),
    (
        "A public engineering note of 2026-09-25 that cites the EBA paragraphs 6, 9, 17 to 22",
        "",
    ),
    (
        "Harvard Law School Forum, on the final rule",
        (
            "https://corpgov.law.harvard.edu/2016/07/31/"
            "nys-banking-regulators-requirements-for-transaction-monitoring-and-filtering/"
        ),
    ),
)
