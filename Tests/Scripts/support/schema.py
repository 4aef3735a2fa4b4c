"""Holds JSON against the schemas in Resources, with somebody else's validator."""

import functools
import json

import jsonschema

from support.checks import Failure
from support.program import RESOURCES


@functools.cache
def _validator(name):
    schema = json.loads((RESOURCES / name).read_text())
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def conforms(value, name):
    """Fails with the first few places where a value is not as the schema says."""
    problems = sorted(_validator(name).iter_errors(value), key=lambda error: list(error.path))
    if problems:
        raise Failure("\n".join(
            f"{name}: at {'/'.join(map(str, error.path)) or 'the top'}: {error.message[:300]}"
            for error in problems[:5]))
