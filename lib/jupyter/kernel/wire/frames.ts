/**
 * What the front end and the execution process say to each other: one JSON object a line, on descriptors of their own, so that
 * nothing that a cell prints can be taken for a frame.
 */

/** Descriptor on which the execution process writes frames. */
export const frameDescriptor = 3;
/** Descriptor on which it reads requests. */
export const requestDescriptor = 4;
/** Descriptor on which its watcher thread reads interrupts and time limits that have passed; its end means that the front end is gone. */
export const interruptDescriptor = 5;
/** Descriptor on which it reads answers to what a cell has asked the person in front. */
export const answerDescriptor = 6;
/** Argument by which it knows that there is a front end to have the other ends of comms. */
export const frontEndFlag = "--front-end";

/** A display in several forms, as Jupyter's messages carry it. */
export interface Display {
  data: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  transient?: { display_id?: string };
}

/** One message of a comm, in either direction. */
export interface CommFrame {
  kind: "open" | "msg" | "close";
  /** The comm's own name, the same at both ends. */
  id: string;
  /** Whom an "open" asks for. */
  target?: string;
  data: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  /** Binary parts as base64. */
  buffers?: string[];
}

/** What came of an expression that a front end wanted evaluated with a cell. */
export type ExpressionOutcome =
  | { status: "ok"; data: Record<string, unknown>; metadata: Record<string, unknown> }
  | { status: "error"; ename: string; evalue: string; traceback: string[] };

/** What a cell asks the person in front of the notebook. */
export interface Question {
  prompt: string;
  /** Whether the answer shall not be seen while it is typed. */
  password: boolean;
}

/** The answer to a question, by its number; a refusal says why there is none. */
export type AnswerFrame = { number: number; value: string } | { number: number; refusal: string };

/** An error as it is told. */
export interface ErrorOutput {
  type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What a cell shows, in the order in which it shows it; `stray` is the error of which a text tells that nothing of the cell awaited. */
export type ExecutionOutput =
  | { type: "stream"; name: "stdout" | "stderr"; text: string; stray?: ErrorOutput }
  | { type: "display"; update: boolean; display: Display }
  | { type: "result"; display: Display }
  | { type: "clear"; wait: boolean }
  | { type: "comm"; comm: CommFrame }
  | ErrorOutput;

/** Each request's content and the content of its reply. Positions count UTF-16 units. */
export interface Calls {
  /** `cell` is the number that error messages give this code: its execution count. */
  execute: {
    request: { code: string; cell: number; userExpressions?: Record<string, string> };
    reply: { ok: boolean; userExpressions?: Record<string, ExpressionOutcome> };
  };
  complete: {
    request: { code: string; position: number };
    /** `kinds` says of each match what it is, such as "method". */
    reply: { matches: string[]; kinds: string[]; start: number; end: number };
  };
  /** `data` has the explanation by MIME type, or is null where nothing is known. */
  inspect: {
    request: { code: string; position: number };
    reply: { data: Record<string, string> | null };
  };
  isComplete: {
    request: { code: string };
    reply: { status: "complete" | "incomplete" | "invalid"; indent: string };
  };
  /** Answered when the handler has returned; for a promise it waits, but not for long. */
  comm: { request: CommFrame; reply: Record<string, never> };
}

export type Method = keyof Calls;

/** From the front end to the execution process. */
export type RequestFrame = { [M in Method]: { id: number; method: M; content: Calls[M]["request"] } }[Method];

/** Work that may take so many milliseconds, and what is to be shown meanwhile: the process itself may have no time for it. */
export interface LimitFrame {
  type: "limit";
  id: number;
  /** Each limit has another, from 1. */
  number: number;
  milliseconds: number;
  notices: { after: number; output: ExecutionOutput }[];
}

/** The work under a limit has ended; the output is shown if one of its notices was. */
export interface LimitOverFrame {
  type: "limitOver";
  number: number;
  output: ExecutionOutput;
}

/** From the execution process to the front end; `id` names the request that caused it. */
export type Frame =
  | LimitFrame
  | LimitOverFrame
  | { type: "ready"; heapLimit: number }
  | { type: "output"; id: number; output: ExecutionOutput }
  | { type: "question"; id: number; number: number; question: Question }
  | { type: "reply"; id: number; content: Calls[Method]["reply"] }
  | { type: "failure"; id: number; message: string }
  | { type: "exit"; code: number };

/** Cuts a byte stream into lines and parses each; bytes of an unfinished line wait for the next chunk. */
export class LineParser<T> {
  private rest: Buffer[] = [];

  /** The objects that this chunk completes. */
  *parse(chunk: Buffer): Generator<T> {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.rest.push(chunk.subarray(from, end));
      const line = Buffer.concat(this.rest).toString("utf8");
      this.rest = [];
      from = end + 1;
      yield JSON.parse(line) as T;
    }
    if (from < chunk.length) this.rest.push(chunk.subarray(from));
  }
}
