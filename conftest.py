"""Options and fixtures of every test."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected", action="store_true", help="write the expected files and the README's help text anew"
    )


@pytest.fixture
def update_expected(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes what it would otherwise compare with."""
    return bool(request.config.getoption("--update-expected"))
