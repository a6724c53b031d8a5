from tests.areas.insights.conftest import activity, crowd, make_activity, take_back, walk

__all__ = ["activity", "crowd", "make_activity", "take_back", "walk"]
