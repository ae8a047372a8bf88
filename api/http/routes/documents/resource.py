"""A kind of stored document as the service has it: what it is called, where it is kept, how it is made and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from api.http.answering.views import plan_shown, plan_summary, program_shown, program_summary
from api.http.asking.preconditions import tag_of
from api.http.parts import Parts
from api.http.problems import HttpProblem
from api.jobs.making import PLANS, PROGRAMS, Kind
from api.store.documents.document import Documents, Request, Row
from api.store.documents.wanted import Wanted
from api.store.models import StrengthProgram, TrainingPlan
from solver.running.request.request import PlanRequest
from solver.sentences import Sentence


@dataclass(frozen=True)
class Resource(Generic[Row, Request]):
    """One kind; `stored` and `asked` are the shapes of a document and of its request, `tag` a ready document's ETag,
    where it has one of its own."""

    kind: Kind
    stored: str
    asked: str
    documents: Documents[Row, Request]
    progress: Wanted
    summary: Callable[[Row], dict[str, Any]]
    shown: Callable[[Row], dict[str, Any]]
    tag: Callable[[Row], str | None] = lambda _: None

    @property
    def noun(self) -> str:
        """What one is called."""
        return self.kind.noun

    @property
    def address(self) -> str:
        """Where all are."""
        return f"/v1/{self.noun}s"

    @property
    def one(self) -> str:
        """Where one is, as routes are declared."""
        return f"{self.address}/{{{self.noun}_id}}"

    def tags(self, row: Row) -> dict[str, str]:
        """A document's ETag as a header, once it is ready and where it has one."""
        tag = None if row.content is None else self.tag(row)
        return {} if tag is None else {"ETag": tag}

    def found(self, tenant: str, document_id: str) -> Row:
        """One of the tenant's documents.

        Raises:
            HttpProblem: 404 where there is none.
        """
        row = self.documents.get(tenant, document_id)
        if row is None:
            raise HttpProblem(404, Sentence(f"no_{self.noun}"))
        return row

    def ready(self, tenant: str, document_id: str, purpose: str) -> Row:
        """One of the tenant's documents with its content.

        Raises:
            HttpProblem: 404 where there is none, 409 while it is not ready: only one that is can serve the purpose.
        """
        row = self.found(tenant, document_id)
        if row.content is None:
            raise HttpProblem(409, Sentence(f"{self.noun}_unready_{purpose}", status=row.status))
        return row


def plans_of(parts: Parts) -> Resource[TrainingPlan, PlanRequest]:
    """The plans of a service."""
    kept = parts.plans, parts.progress
    return Resource(
        PLANS, "StoredPlan", "PlanRequest", *kept, plan_summary, plan_shown, lambda row: tag_of(row.revision)
    )


def programs_of(parts: Parts) -> Resource[StrengthProgram, dict[str, Any]]:
    """The strength programs of a service."""
    return Resource(
        PROGRAMS, "StoredProgram", "LifterRequest", parts.programs, parts.drafts, program_summary, program_shown
    )
