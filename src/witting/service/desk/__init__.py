"""The analyst's desk: pages made by the service itself, over the cases of the store.

Records of a page are made by pure functions from what is kept (`queue_page`, `case_page`…);
templates only lay them out; routes fetch and keep.
"""

from witting.service.desk.routers import router

__all__ = ["router"]
