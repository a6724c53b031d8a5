from tests.observing import behave, check, finish, learned, lesson, publish, tess

__all__ = ["behave", "check", "finish", "learned", "lesson", "publish", "tess"]
