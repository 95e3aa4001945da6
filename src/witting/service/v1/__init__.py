"""The service's own API, version 1: one module for each thing that can be asked."""

from witting.service.v1.routers import routers

__all__ = ["routers"]
