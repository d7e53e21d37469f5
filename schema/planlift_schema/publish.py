"""Publishes the contract: JSON Schema and data dictionary, made from the models.

`python -m planlift_schema.publish [FOLDER]` writes both into a folder, by default `docs/schema`.
The schema is that of the JSON as it is written: every key that is always written is required, and
no other key is allowed. Whatever satisfies it can be loaded again.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from planlift_schema.place import Place
from planlift_schema.plain_toml import read_toml
from planlift_schema.plan import ActionPlan, Where

SCHEMA_FILE = "plan.schema.json"
DICTIONARY_FILE = "data-dictionary.md"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Written with the keys that are known, and no others.
_SPARSE = frozenset({Place.__name__, Where.__name__})
# Written only where there is something to say.
_OPTIONAL = frozenset({("Period", "evidence")})
_FOLDER = Path("docs/schema")

JsonObject = dict[str, Any]


def plan_schema() -> JsonObject:
    """JSON Schema 2020-12 of a plan."""
    return schema_of(ActionPlan, "urn:planlift:schema:plan:1", "Action plan", sparse=_SPARSE)


def schema_of(
    model: type[BaseModel], urn: str, title: str, *, sparse: Collection[str] = ()
) -> JsonObject:
    """JSON Schema 2020-12 of a model as it is written.

    Args:
        model: what is written.
        urn: the schema's `$id`.
        title: its title.
        sparse: names of the parts that are written without the keys that are null.

    Raises:
        KeyError: a key has no meaning, neither in the model nor in `meanings.toml`.
    """
    made = model.model_json_schema()
    parts: dict[str, JsonObject] = made.pop("$defs", {})
    for name, part in (*parts.items(), (model.__name__, made)):
        if "properties" in part:
            _close(name, part, sparse=name in sparse)
    made.pop("title", None)
    head = {"$schema": _DIALECT, "$id": urn, "title": title}
    return {**head, **made, "$defs": dict(sorted(parts.items()))}


def _close(name: str, part: JsonObject, *, sparse: bool) -> None:
    """Give each key its meaning, require what is always written, refuse all other keys."""
    part["description"] = part.get("description", "").partition("\n")[0]
    for key, value in part["properties"].items():
        value.pop("title", None)
        value.pop("default", None)
        if "description" not in value:
            value["description"] = _meanings()[name][key]
        if sparse:
            _refuse_null(value)
    part["additionalProperties"] = False
    part.pop("required", None)
    if not sparse:
        part["required"] = [key for key in part["properties"] if (name, key) not in _OPTIONAL]


def _refuse_null(value: JsonObject) -> None:
    kept = [each for each in value.pop("anyOf", ()) if each != {"type": "null"}]
    if len(kept) == 1:
        value.update(kept[0])
    elif kept:
        value["anyOf"] = kept


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    text = files("planlift_schema").joinpath("meanings.toml").read_text(encoding="utf-8")
    return {**read_toml(text), Place.__name__: dict(_attributes(Place.__doc__ or ""))}


def _attributes(docstring: str) -> Iterator[tuple[str, str]]:
    """Names and meanings of the section "Attributes" of a docstring."""
    for name, meaning in re.findall(r"^ +(\w+): (.+)$", docstring, re.M):
        yield name, meaning[0].upper() + meaning[1:]


def schema_text() -> str:
    """The schema of a plan as it stands in its file."""
    return as_text(plan_schema())


def as_text(schema: JsonObject) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


# --- data dictionary -------------------------------------------------------------------------

_DICTIONARY_HEAD = """\
# Data dictionary

Every key of a plan as `planlift read` and `planlift convert` write it. Made from the models by
`python -m planlift_schema.publish`; do not edit it. The same as JSON Schema 2020-12:
[plan.schema.json](plan.schema.json).

Text is "" where the document says nothing. Keys of `Place` and `Where` are left out where nothing
is known of them, and `evidence` of `Period` where the document itself says what the period is;
all others are always there.
"""


def dictionary_text() -> str:
    """The data dictionary as Markdown: a table a part, in the order in which they are met."""
    schema = plan_schema()
    parts = {"ActionPlan": schema, **schema["$defs"]}
    sections = (_section(name, parts) for name in _met(parts, "ActionPlan"))
    return "\n".join([_DICTIONARY_HEAD, *sections])


def _met(parts: Mapping[str, JsonObject], name: str) -> list[str]:
    """The parts with keys, depth first."""
    names = [name]
    for value in parts[name]["properties"].values():
        for part in map(_name_of, _references(value)):
            if "properties" in parts[part]:
                names += _met(parts, part)
    return list(dict.fromkeys(names))


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "$ref":
                yield part
            else:
                yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)


def _name_of(reference: str) -> str:
    return reference.rpartition("/")[2]


def _section(name: str, parts: Mapping[str, JsonObject]) -> str:
    lines = [f"## {name}", "", parts[name]["description"], ""]
    lines += ["| key | type | meaning | allowed values |", "|---|---|---|---|"]
    for key, value in parts[name]["properties"].items():
        allowed = ", ".join(f"`{each}`" for each in _allowed(value, parts))
        cells = (f"`{key}`", _type(value, parts), value["description"], allowed)
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_TYPES = {
    "string": "text",
    "date": "date (ISO)",
    "integer": "whole number",
    "number": "number",
    "boolean": "true, false",
}


def _type(value: JsonObject, parts: Mapping[str, JsonObject]) -> str:
    """The type of a value in words."""
    if "$ref" in value:
        name = _name_of(value["$ref"])
        return f"[{name}](#{name.lower()})" if "properties" in parts[name] else "text"
    if "anyOf" in value:
        kinds = (_type(each, parts) for each in value["anyOf"] if each != {"type": "null"})
        return " or ".join([*kinds, *(["null"] if {"type": "null"} in value["anyOf"] else [])])
    if "prefixItems" in value:
        return f"list of {len(value['prefixItems'])} {_type(value['prefixItems'][0], parts)}s"
    if value["type"] == "array":
        return f"list of {_type(value['items'], parts)}"
    if value["type"] == "object":
        return f"object: text to {_type(value['additionalProperties'], parts)}"
    return _TYPES[str(value.get("format", value["type"]))]


def _allowed(value: JsonObject, parts: Mapping[str, JsonObject]) -> list[str]:
    """The values of an enumeration, also behind a reference; [] where any will do."""
    if "const" in value:
        return [value["const"]]
    found = list(value.get("enum", ()))
    for reference in _references(value):
        found += parts[_name_of(reference)].get("enum", ())
    return found


def main(arguments: list[str]) -> None:
    """Write the schema and the dictionary into the folder that is named, or `docs/schema`."""
    folder = Path(arguments[0]) if arguments else _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ((SCHEMA_FILE, schema_text()), (DICTIONARY_FILE, dictionary_text())):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
