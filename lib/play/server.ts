import { createServer, type Server } from "node:http";
import { Rng } from "../core/rng";
import { toRgba } from "../jupyter/display/pictures/rgba";
import type { Game, GameKind } from "./game";
import { pageOf } from "./page";

/** A game on a page of this machine. */
export interface Played {
  url: string;
  close(): void;
}

/** One step, as the page gets it: the picture's bytes, and in a header its size, the reward and whether the episode has ended. */
function stepOf(game: Game, key: string): { header: string; body: Uint8Array } {
  const { reward, ended } = game.step(key === "" ? undefined : key);
  const { width, height, pixels } = game.picture();
  return {
    header: `${width} ${height} ${reward} ${Number(ended)}`,
    body: toRgba({ width, height, channels: 3, data: pixels }),
  };
}

/** Serves a game to browsers of this machine, each page an episode of the same game. @param port 0 for any that is free */
export async function serve(kind: GameKind, { seed = 0, fps = 25, port = 0 } = {}): Promise<Played> {
  const game = await kind.begin(new Rng(seed));
  const server: Server = createServer((request, response) => {
    const [pathname, query] = (request.url ?? "/").split("?", 2);
    if (pathname === "/" && request.method === "GET") {
      response.setHeader("content-type", "text/html; charset=utf-8").end(pageOf(kind, fps));
    } else if (pathname === "/step" && request.method === "POST") {
      const { header, body } = stepOf(game, new URLSearchParams(query).get("key") ?? "");
      response.setHeader("x-frame", header).end(body);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}/`;
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
