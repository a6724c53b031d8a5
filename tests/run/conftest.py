from tests.installations import installation  # noqa: F401  # -- a fixture, found by name
