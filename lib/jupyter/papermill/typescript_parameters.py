"""Lets papermill put parameters into TypeScript notebooks.

papermill loads what the group "papermill.engine" names, for every run: with this folder on PYTHONPATH it finds this module.
"""

import json
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

DECLARATION = re.compile(
    r"^(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::\s*(?P<type>[^=]+?))?\s*=\s*(?P<value>.*?);?\s*(?://\s*(?P<help>.*))?$"
)


class TypeScriptTranslator(Translator):
    """Writes parameters as constants: JSON, NaN and Infinity are TypeScript too."""

    @classmethod
    def translate(cls, val):
        return json.dumps(val, ensure_ascii=False, default=str)

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"const {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        """The declarations of the cell tagged "parameters", one a line."""
        found = map(DECLARATION.match, parameters_cell["source"].splitlines())
        return [Parameter(m["name"], m["type"] or "None", m["value"], m["help"] or "") for m in found if m]


papermill_translators.register("typescript", TypeScriptTranslator)

engine = NBClientEngine
