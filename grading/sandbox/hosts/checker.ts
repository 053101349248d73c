import { startupSnapshot } from "node:v8";
import { CheckRoom } from "../../checks/checkRoom";
import { type LoadedUnit, loadUnit } from "../../checks/loadUnit";
import {
  ChangedArgument,
  MissingFunction,
  SandboxFailure,
  StudentError,
  type FailureStatus,
} from "../failure";
import { messageOf } from "../failure";
import { freezeBuiltins } from "../freezeBuiltins";
import { CodecError } from "../channel/codec";
import { decode } from "../channel/decode";
import { GrantedFunctions, type Reply } from "../channel/grantedFunctions";
import { packCall } from "../channel/packed";
import { loadedTensors } from "../tensors";
import { callRemote, type Message, serve, type Served } from "./serve";

/** What the grader tells of a call of the student's function. */
type Told =
  | { kind: "value"; value: Uint8Array; left: number }
  | { kind: "thrown"; name: string; message: string }
  | { kind: "changed"; place: string }
  | { kind: "missing" }
  | { kind: "failed"; status: FailureStatus; message: string };

let room: CheckRoom;

/** What the student's process asks while its function runs: a function among its arguments, or one of ours that it may use. */
function answerBack(granted: GrantedFunctions, { type, index, name, args }: Message): Reply {
  if (type === "reference") {
    try {
      return { type: "answer", value: room.reference(String(name), args as unknown[]) };
    } catch (error) {
      return { type: "refused", message: messageOf(error) };
    }
  }
  const answer = granted.has(index) ? granted.answer(index, args as Uint8Array) : undefined;
  if (!answer || answer instanceof Promise)
    throw new Error("a function among the arguments must be synchronous");
  return answer;
}

/** What a student's process gave. @throws SandboxFailure if it is no value */
function valueIn(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof CodecError) throw new SandboxFailure("protocol", `sent ${error.message}`);
    throw error;
  }
}

/** Calls the student's function, which runs in another process: this one waits. */
async function call(name: string, ...args: unknown[]): Promise<unknown> {
  const { args: packed, places, functions } = packCall(args);
  const granted = new GrantedFunctions(functions, Infinity);
  let told: Told;
  try {
    told = callRemote("student", [name, packed, places], (message) => answerBack(granted, message)) as Told;
  } catch (error) {
    throw new SandboxFailure("infrastructure-error", `${name} could not be called: ${messageOf(error)}`);
  }
  if (told.kind === "value") {
    room.leaves(name, told.left);
    return valueIn(told.value);
  }
  if (told.kind === "thrown") throw new StudentError(told.name, told.message);
  if (told.kind === "changed") throw new ChangedArgument(told.place);
  if (told.kind === "missing") throw new MissingFunction(name);
  throw new SandboxFailure(told.status, told.message);
}

/** The unit, where this process began as a snapshot that holds it. */
let loaded: LoadedUnit | undefined;

/** Runs a unit's checks for the grader, on what a student's process answers: our code, and hostile data. Records have no prototype
 *  here. */
function run(): void {
  const load = async ({ unit }: Message): Promise<Map<string, Served>> => {
    room = new CheckRoom(loaded ?? loadUnit(String(unit)), call);
    await loadedTensors()?.ready();
    freezeBuiltins();
    return new Map<string, Served>(
      Object.entries({
        check: (...args: unknown[]) => room.check(...(args as Parameters<CheckRoom["check"]>)),
        explain: () => room.explain(),
        reference: (name: unknown, args: unknown) => room.reference(String(name), args as unknown[]),
      }),
    );
  };
  void serve(load, { records: null });
}

if (startupSnapshot.isBuildingSnapshot()) {
  const [unit, exercises] = process.argv.slice(2);
  loaded = loadUnit(unit, exercises);
  startupSnapshot.setDeserializeMainFunction(run);
} else run();
