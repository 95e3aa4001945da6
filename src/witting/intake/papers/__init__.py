"""Reads papers: PDF, DOCX, mail and archives, each cut into pages of lines with their places."""

from witting.intake.papers.page import Page, Paper

__all__ = ["Page", "Paper"]
