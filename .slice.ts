import { slice } from "./grading/notebook/slice";
import path from "node:path";
const srcs = [
 [`import { EventEmitter } from "events"; import type { InspectOptions } from "util"; import ev = require("events");`, `class Bus extends EventEmitter { a = 1 } class B2 extends ev {} function f(o: InspectOptions, e: EventEmitter, q: ev.EventEmitter) { return new Bus().a; }`],
 [`import assert from "assert/strict"; import ut from "util/types";`, `function f() { assert.equal(1, 1); return ut.isDate(1) }`],
 [`import fs = require("fs")`, `function f() { return fs.existsSync }`],
 [`import p from "path"`, `function f() { return p.join("a") }`],
 [`import { check } from "grading/check"; import fs from "fs"; fs.existsSync("/"); import * as tslab from "tslab"; import own from "./own"`, `function f() { return 1 }`],
];
for (const s of srcs) console.log(JSON.stringify(slice(s.map((source) => ({ source })), [{ exercise: "1.1", functions: ["f"], remote: [] }], { strippedLib: path.resolve("lib/dist") }), null, 1));
