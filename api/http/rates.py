"""Rate limits: a bucket of tokens for each tenant, filled evenly, in this process's memory.

Of several processes on one database each gives out its even share, so that all together keep the limit; asking the
database for every request would cost more than most requests. A tenant whom a balancer sends to one process only gets
that one's share.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

BURST_SECONDS = 10.0
MOST_BUCKETS = 10_000


@dataclass
class _Bucket:
    tokens: float
    at: float


class Rates:
    """At most `per_minute` requests a minute for each tenant, ten seconds' worth of them at once; 0: no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self.per_minute = per_minute
        self._processes = 1
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def share(self, processes: int) -> None:
        """Divide the limit among so many processes from now on."""
        self._processes = max(1, processes)

    @property
    def _per_second(self) -> float:
        return self.per_minute / 60 / self._processes

    @property
    def _burst(self) -> float:
        return max(1.0, self._per_second * BURST_SECONDS)

    def wait_of(self, tenant: str) -> int:
        """Take a token: 0, or the seconds until there is one."""
        if self.per_minute == 0:
            return 0
        bucket = self._filled(tenant)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return math.ceil((1 - bucket.tokens) / self._per_second)

    def headers_of(self, tenant: str) -> dict[str, str]:
        """How a tenant stands (draft-ietf-httpapi-ratelimit-headers): the policy, what is left of it now, and the
        seconds until there is most of it again. Of several processes each tells its own share."""
        if self.per_minute == 0:
            return {}
        left = int(self._filled(tenant).tokens)
        full = math.ceil((self._burst - left) / self._per_second)
        policy = f'"tenant";q={int(self._burst)};w={math.ceil(self._burst / self._per_second)}'
        return {"ratelimit-policy": policy, "ratelimit": f'"tenant";r={left};t={full}'}

    def _filled(self, tenant: str) -> _Bucket:
        now = self._clock()
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.clear()
        bucket = self._buckets.setdefault(tenant, _Bucket(self._burst, now))
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        return bucket
