import { startupSnapshot } from "node:v8";
import { CheckRoom } from "../../checks/checkRoom";
import { type LoadedUnit, loadUnit } from "../../checks/loadUnit";
import type { Call } from "../../checks/exercise";
import { ChangedArgument, MissingFunction, SandboxFailure, StudentError } from "../failure";
import { messageOf } from "../failure";
import { freezeBuiltins } from "../freezeBuiltins";
import { CodecError } from "../channel/codec";
import { decode } from "../channel/decode";
import { encode } from "../channel/encode";
import { GrantedFunctions, type Reply } from "../channel/grantedFunctions";
import { packCall } from "../channel/packed";
import type { Told } from "../channel/told";
import { loadedTensors } from "../tensors";
import { callRemote, type Message, serve, type Served } from "./serve";

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

/** Has the grader ask the student's process, which this one waits for. */
function ask(how: string, name: string, args: unknown[], granted: GrantedFunctions): unknown {
  try {
    return callRemote(how, [name, ...args], (message) => answerBack(granted, message));
  } catch (error) {
    throw new SandboxFailure("infrastructure-error", `${name} could not be called: ${messageOf(error)}`);
  }
}

/** What a call gave. @throws what stands for its failure */
function answerOf(name: string, told: Told): unknown {
  if (told.kind === "value") {
    room.leaves(name, told.left);
    return valueIn(told.value);
  }
  if (told.kind === "thrown") throw new StudentError(told.name, told.message);
  if (told.kind === "changed") throw new ChangedArgument(told.place);
  if (told.kind === "missing") throw new MissingFunction(name);
  throw new SandboxFailure(told.status, told.message);
}

/** Calls the student's function, which runs in another process. */
const call: Call = async (name, ...args) => {
  const { args: packed, places, functions } = packCall(args);
  const granted = new GrantedFunctions(functions, Infinity);
  return answerOf(name, ask("student", name, [packed, places], granted) as Told);
};

/** How many calls are asked for at once: a wrong answer mostly shows at the first, and a slow function then does not run in vain. */
const together = [1, 4, 100];

/** The most bytes of arguments in one message. */
const mostBytes = 4 * 1024 * 1024;

call.each = async function* (name, lists) {
  const none = new GrantedFunctions([], Infinity);
  for (let i = 0, round = 0; i < lists.length; round++) {
    const most = together[Math.min(round, together.length - 1)];
    const packed: Uint8Array[] = [];
    for (let bytes = 0; packed.length < most && i < lists.length && bytes < mostBytes; i++) {
      packed.push(encode(lists[i]));
      bytes += packed[packed.length - 1].length;
    }
    for (const told of ask("students", name, [packed], none) as Told[]) yield answerOf(name, told);
  }
};

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
