"""What a file that starts like a ZIP archive is: an archive, or a document packed as one."""

from witting.intake.papers.archive import open_zip
from witting.intake.source import Source

# The member that says what the whole is, and its name.
_KINDS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "a binary Excel workbook (XLSB)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", "an electronic book (EPUB)"),
    ("Index/Document.iwa", "a document of Apple's Pages, Numbers or Keynote"),
)


def kind_of(source: Source) -> str:
    """Say what a ZIP file is: `docx`, `xlsx`, `zip`, or in words what is not read.

    Raises BrokenInput where it cannot be opened.
    """
    archive = open_zip(source)
    names = set(archive.namelist())
    if "[Content_Types].xml" in names and not names & {kind[0] for kind in _KINDS}:
        types = next((n for n in sorted(names) if n.lower().endswith("document.xml")), "")
        return "docx" if types.lower().startswith("word") else "zip"
    for member, kind in _KINDS:
        if member in names:
            return kind
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument file (ODT, ODS or ODP)"
    return "zip"
