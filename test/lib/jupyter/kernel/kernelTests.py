"""Jupyter's own tests of kernels, with TypeScript samples for each of them; run by kernelTests.e2e.ts."""

import os
import unittest

import jupyter_kernel_test

KERNEL = os.environ.get("KERNEL_NAME", "tslab")


class TypeScriptKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("to stderr");'

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "[1, 2].toRev", "matches": {"toReversed"}},
        {"text": "parseI", "matches": {"parseInt"}},
        {"text": "'text'.at(0)!.nothingLikeThis"},
    ]

    complete_code_samples = [
        "const one = 1;",
        "one + 1",
        "function f(x: number): number {\n  return x;\n}",
        "await Promise.resolve(1)",
        "// a comment",
        "",
        "`a ${1} b`",
    ]
    incomplete_code_samples = [
        "function f(",
        "class A {",
        "for (const x of [1, 2]) {\n  console.log(x);",
        "const text = `a",
        "const list = [1,",
        "/* a comment",
        "1 +",
    ]
    invalid_code_samples = ["const = 5", "let x = )", "class 7 {}", "}"]

    code_page_something = "?parseInt"
    code_generate_error = 'throw new RangeError("too far")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "Promise.resolve([1, 2])", "result": "[ 1, 2 ]"},
        {"code": "6 * 8", "result": "48"},
        {"code": "6 * 9", "result": "54"},
    ]
    code_display_data = [
        {"code": 'import { display } from "tslab"; display.html("<b>bold</b>");', "mime": "text/html"},
        {
            "code": '(globalThis as any)[Symbol.for("lib.jupyter.publish")]({ data: { "image/svg+xml": "<svg/>" } }, false)',
            "mime": "image/svg+xml",
        },
    ]

    code_history_pattern = "6 ? 9"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "parseInt"
    code_clear_output = 'console.log("old"); (globalThis as any)[Symbol.for("lib.jupyter.clearOutput")](true);'


if hasattr(jupyter_kernel_test, "IopubWelcomeTests"):

    class TypeScriptIopubWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = KERNEL
        support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
