"""Every router of version 1, in the order its description shows them."""

from fastapi import APIRouter

from witting.service.v1 import (
    assess,
    audit,
    book,
    book_doing,
    cases,
    decisions,
    goods,
    law,
    lists,
    owners,
    running,
    screen,
)


def routers() -> tuple[APIRouter, ...]:
    """Give the routers."""
    return (
        assess.router,
        screen.router,
        goods.router,
        owners.router,
        law.router,
        lists.router,
        cases.router,
        decisions.router,
        audit.router,
        book.router,
        book_doing.router,
        running.router,
    )
