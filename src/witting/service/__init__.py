"""At work: the HTTP API, the API that yente's clients speak, and the analyst's desk."""
