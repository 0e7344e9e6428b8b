"""The time, and new identities: what the outside world gives."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Clock = Callable[[], datetime]
"""Now, aware, in UTC."""

NewId = Callable[[], UUID]
