"""Properties that are worked out once.

As `functools.cached_property`, without its lock: that costs more than most of these properties do.
"""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - it stands where a decorator does
    """Works a property out when it is first asked for and keeps it in the object's own dictionary."""

    def __init__(self, work: Callable[..., T]) -> None:
        self._work, self._name = work, work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> T | Self:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work(owner)
        return value
