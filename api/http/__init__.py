"""The HTTP service. :func:`api.http.app.create_app` puts the parts together; nothing is made at import time.

To add a route file: write `api/http/routes/NAME.py` with one function `routes(parts) -> APIRouter`, and add it to
ROUTES in `app.py`. Guard each route with `dependencies=parts.access.needs(Scope.…)`, or take the caller with
`Depends(parts.access.caller(Scope.…))` where the tenant matters; declare its errors with `problems(404, …)`;
raise any :class:`~solver.errors.PacewrightError`, which becomes problem details. A JSON body is read with
`read_body(request, limit)`; work that needs a processor goes to `parts.pool.run(TASK, body)`, with the task
registered in `api/workers/tasks/run.py`. Shapes for the documentation go into SHAPES of `describing/openapi.py`.
"""
