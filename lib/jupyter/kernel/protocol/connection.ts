import { readFileSync } from "node:fs";

/** What the client writes into the connection file. */
export interface Connection {
  transport: "tcp" | "ipc";
  ip: string;
  key: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

/**
 * Reads a connection file.
 * @throws Error that names the file and the field if something is missing
 */
export function readConnection(file: string): Connection {
  const raw = JSON.parse(readFileSync(file, "utf8")) as Partial<Connection> & { signature_scheme?: string };
  for (const name of ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const) {
    if (typeof raw[name] !== "number") throw new Error(`readConnection: ${file}: ${name} must be a number`);
  }
  if (raw.key && (raw.signature_scheme ?? "hmac-sha256") !== "hmac-sha256") {
    throw new Error(
      `readConnection: ${file}: signature_scheme must be hmac-sha256, got ${raw.signature_scheme}`,
    );
  }
  const { transport = "tcp", ip = "127.0.0.1", key = "" } = raw;
  return { ...(raw as Connection), transport, ip, key };
}

/** The ZeroMQ address of one of its ports. */
export function addressOf({ transport, ip }: Connection, port: number): string {
  return transport === "ipc" ? `ipc://${ip}-${port}` : `tcp://${ip}:${port}`;
}
