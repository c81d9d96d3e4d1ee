"""Options and fixtures of every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected", action="store_true", help="write the expected files and the README's help text anew"
    )


@pytest.fixture
def update_expected(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes what it would otherwise compare with."""
    return bool(request.config.getoption("--update-expected"))
