"""One page a file: a module with `ROUTES`, found by itself.

`ROUTES` has pairs of a pattern, which begins after `/-/`, and a function from a `Visit` to
an answer. A GlossaryError that it raises becomes a page that says what is wrong.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

from datasette import NotFound as NoSuchPage
from datasette import Response

from glossary.errors import InvalidInput, NotFound
from glossary.site.visit import problem, visit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from glossary.site.visit import Visit

    View = Callable[[Visit], Awaitable[Response]]


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Every page with its pattern, as Datasette takes them.

    With several termbases in one Datasette, the name of the one meant stands before `/-/`.
    """
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return [
        (rf"^(?:/(?P<database>[^/]+))?/-/{pattern}$", _answering(view))
        for module in modules
        for pattern, view in module.ROUTES
    ]


def _answering(view: View) -> Callable[..., Any]:
    async def answer(datasette: Datasette, request: Request) -> Response:
        visiting = await visit(datasette, request)
        if visiting is None:
            raise NoSuchPage("No glossary is served here.")
        try:
            return await view(visiting)
        except (NotFound, InvalidInput) as error:
            return problem(visiting, error)

    return answer
