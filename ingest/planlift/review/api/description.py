"""The description of the API as OpenAPI 3.1, made from its calls and models."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from planlift import __version__
from planlift.review.api import models
from planlift.review.api.routes import CALLS, Call

_PLACE = "#/components/schemas/{model}"
_Json = dict[str, Any]


@cache
def openapi() -> _Json:
    """The description."""
    out = {call.gives for call in CALLS if call.gives} | {models.ErrorOut}
    taken = {call.takes for call in CALLS if call.takes}
    named = [(model, "serialization") for model in sorted(out, key=_name)]
    named += [(model, "validation") for model in sorted(taken, key=_name)]
    _, schemas = models_json_schema(named, ref_template=_PLACE)  # type: ignore[arg-type]
    paths: _Json = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method.lower()] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {"title": "planlift review", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }


def _name(model: type[BaseModel]) -> str:
    return model.__name__


def _operation(call: Call) -> _Json:
    doc = (call.page.__doc__ or "").strip().splitlines()[0]
    answer: _Json = {"description": "As asked."}
    if call.gives:
        answer["content"] = _content(call.gives)
    operation: _Json = {
        "operationId": call.page.__name__,
        "summary": doc,
        "description": f"{doc} Needs the role of {call.role.word}.",
        "parameters": [
            {"name": name, "in": "query", "required": needed, "schema": {"type": "string"}}
            for name, needed in call.asks.items()
        ],
        "responses": {
            str(call.status): answer,
            "default": {"description": "What went wrong.", "content": _content(models.ErrorOut)},
        },
    }
    if call.takes:
        operation["requestBody"] = {"required": True, "content": _content(call.takes)}
    if call.files:
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": _FILES}}
    return operation


_FILES = {
    "schema": {
        "type": "object",
        "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
        "required": ["files"],
    }
}


def _content(model: type[BaseModel]) -> _Json:
    return {"application/json": {"schema": {"$ref": _PLACE.format(model=model.__name__)}}}
