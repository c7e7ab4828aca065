"""Requests and answers held against the Bot API's published description: methods, types, words."""

import json
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.rehearsal.calls import Call
from bot.rehearsal.prose import lacks, problem

_ENVIRONMENT = "BOT_API_JSON"
_SCALARS: Mapping[str, tuple[type, ...]] = {
    "String": (str,),
    "Boolean": (bool,),
    "Integer": (int,),
    "Float": (int, float),
}


class Worded(str):
    """A problem with what is said of a value in words; the simulated Telegram refuses it in its own."""

    __slots__ = ()


class Description:
    """`methods` and `types` as in api.json: each field has a name, its types, and whether it is required."""

    def __init__(self, methods: Mapping[str, Any], types: Mapping[str, Any]) -> None:
        self._methods = {name.lower(): body for name, body in methods.items()}
        self._types = types
        self._updates = [one["name"] for one in types["Update"]["fields"] if one["name"] != "update_id"]

    def request_problems(self, call: Call) -> list[str]:
        """What the Bot API would not understand in this request; empty when it conforms."""
        method = self._methods.get(call.method.lower())
        if method is None:
            return [f"{call.method}: no such method"]
        fields = {field["name"]: field for field in method.get("fields", ())}
        given = {name: value for name, value in call.parameters.items() if value is not None}
        problems = [f"{name}: unknown parameter" for name in given if name not in fields]
        for name, field in fields.items():
            if name in given:
                problems += self._field(_native(given[name], field["types"]), field, name)
            elif name not in call.files and (field["required"] or lacks(field["description"], given)):
                problems.append(f"{name}: required, but missing")
        problems += _stray_files(call, fields)
        return [type(problem)(f"{call.method}: {problem}") for problem in problems]

    def result_problems(self, method: str, result: Any) -> list[str]:
        """Where a result differs from what the method is described to return."""
        return self._any(result, self._methods[method.lower()]["returns"], "result")

    def value_problems(self, value: Any, type_name: str) -> list[str]:
        return self._any(value, [type_name], type_name)

    def told(self, owner: str, name: str) -> str:
        """What is said in words of a method's parameter or a type's field."""
        described = self._methods.get(owner.lower()) or self._types[owner]
        return next(str(one["description"]) for one in described["fields"] if one["name"] == name)

    def _field(self, value: Any, field: Mapping[str, Any], path: str) -> list[str]:
        """First its types, then what is said of it in words."""
        problems = self._any(value, field["types"], path)
        if not problems and (told := problem(value, field["description"], self._updates)):
            return [Worded(f"{path}: {told}")]
        return problems

    def _any(self, value: Any, types: Sequence[str], path: str) -> list[str]:
        """The problems with the alternative that fits best."""
        return min((self._one(value, type_name, path) for type_name in types), key=len)

    def _one(self, value: Any, type_name: str, path: str) -> list[str]:
        if type_name.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{path}: {type_name} expected, {_shown(value)} given"]
            inner = type_name.removeprefix("Array of ")
            return [p for index, item in enumerate(value) for p in self._one(item, inner, f"{path}[{index}]")]
        if type_name == "InputFile":
            fits = isinstance(value, str) and value.startswith("attach://")
            return [] if fits else [f"{path}: a file expected, {_shown(value)} given"]
        if type_name in _SCALARS:
            is_disguised = isinstance(value, bool) and type_name != "Boolean"
            fits = isinstance(value, _SCALARS[type_name]) and not is_disguised
            return [] if fits else [f"{path}: {type_name} expected, {_shown(value)} given"]
        return self._object(value, type_name, path)

    def _object(self, value: Any, type_name: str, path: str) -> list[str]:
        described = self._types[type_name]
        if described.get("subtypes"):
            return self._any(value, described["subtypes"], path)
        if not isinstance(value, Mapping):
            return [f"{path}: {type_name} expected, {_shown(value)} given"]
        fields = {field["name"]: field for field in described.get("fields", ())}
        problems = [f"{path}.{name}: unknown in {type_name}" for name in value if name not in fields]
        for name, field in fields.items():
            if name in value:
                problems += self._field(value[name], field, f"{path}.{name}")
            elif field["required"]:
                problems.append(f"{path}.{name}: required in {type_name}, but missing")
        return problems


@lru_cache(maxsize=2)
def load(path: str) -> Description:
    body = json.loads(Path(path).read_text(encoding="utf-8"))
    return Description(body["methods"], body["types"])


def named_by_environment() -> Description | None:
    """The description that BOT_API_JSON names, if it does; a named file that is missing is an error."""
    path = os.environ.get(_ENVIRONMENT, "")
    return load(path) if path else None


def _native(value: Any, types: Sequence[str]) -> Any:
    """A form carries everything as text: read it back when the parameter is not meant to be text."""
    if not isinstance(value, str) or ("String" in types and not value.lstrip("-").isdigit()):
        return value
    if "String" in types and "Integer" not in types:
        return value
    try:
        return value if value.startswith("attach://") else json.loads(value)
    except ValueError:
        return value


def _stray_files(call: Call, fields: Mapping[str, Any]) -> list[str]:
    attached = json.dumps(list(map(str, call.parameters.values())))
    return [
        f"{n}: file not referred to"
        for n in call.files
        if n not in fields and f"attach://{n}" not in attached
    ]


def _shown(value: Any) -> str:
    return f"{type(value).__name__} {str(value)[:40]!r}"
