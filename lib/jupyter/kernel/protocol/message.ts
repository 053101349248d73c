import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { userInfo } from "node:os";

/** The protocol that this kernel speaks. */
export const protocolVersion = "5.4";

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** One Jupyter message; `identities` is the routing prefix of ROUTER sockets, or the topic on iopub. */
export interface Message {
  identities: Buffer[];
  header: Header;
  parent: Header | Record<string, never>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Buffer[];
}

const delimiter = Buffer.from("<IDS|MSG>");
const session = randomUUID();
const username = safeUserName();

function safeUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return "kernel";
  }
}

function sign(key: string, parts: Buffer[]): string {
  if (!key) return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

function parseObject(part: Buffer, name: string): Record<string, unknown> {
  const value: unknown = JSON.parse(part.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`decode: ${name} must be an object, got ${JSON.stringify(value).slice(0, 40)}`);
  }
  return value as Record<string, unknown>;
}

/**
 * Reads the frames of one message.
 * @param key the connection's key; with an empty one signatures are not checked
 * @throws Error if the frames are not a message or its signature is wrong
 */
export function decode(frames: Buffer[], key: string): Message {
  const at = frames.findIndex((frame) => frame.equals(delimiter));
  const parts = frames.slice(at + 2, at + 6);
  if (at < 0 || parts.length < 4)
    throw new TypeError("decode: frames must hold <IDS|MSG>, a signature and four parts");
  const expected = Buffer.from(sign(key, parts));
  const given = frames[at + 1];
  if (key && (given.length !== expected.length || !timingSafeEqual(given, expected))) {
    throw new Error("decode: the signature does not match the connection's key");
  }
  const header = parseObject(parts[0], "header");
  if (typeof header.msg_type !== "string") throw new TypeError("decode: header.msg_type must be a string");
  return {
    identities: frames.slice(0, at),
    header: header as unknown as Header,
    parent: parseObject(parts[1], "parent_header") as unknown as Header,
    metadata: parseObject(parts[2], "metadata"),
    content: parseObject(parts[3], "content"),
    buffers: frames.slice(at + 6),
  };
}

/** The frames of one message, signed. */
export function encode(message: Message, key: string): Buffer[] {
  const { header, parent, metadata, content } = message;
  const parts = [header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [...message.identities, delimiter, Buffer.from(sign(key, parts)), ...parts, ...message.buffers];
}

/** A new message of this kernel in answer to a request. */
export function answerTo(
  request: Message | null,
  type: string,
  content: Record<string, unknown>,
  identities: Buffer[] = request?.identities ?? [],
): Message {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username,
    date: new Date().toISOString(),
    version: protocolVersion,
  };
  return { identities, header, parent: request?.header ?? {}, metadata: {}, content, buffers: [] };
}
