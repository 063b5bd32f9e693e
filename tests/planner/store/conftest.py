"""Plans on the disk."""

import pytest

from planner.store import Store
from tests.planner.store.strategies import NOW


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kế hoạch" / "plan.sqlite"


@pytest.fixture
def store(path):
    with Store.open(path, now=NOW) as opened:
        yield opened


@pytest.fixture
def reopened(path):
    """What another start of the program finds."""

    def open_again():
        return Store.open(path, now=NOW)

    return open_again
