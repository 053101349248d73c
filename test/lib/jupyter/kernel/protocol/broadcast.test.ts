import { Subscriber } from "zeromq";
import { Broadcast } from "../../../../../lib/jupyter/kernel/protocol/broadcast";

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

jest.setTimeout(20_000);

describe("Broadcast", () => {
  const address = `ipc:///tmp/broadcast-${process.pid}`;
  let broadcast: Broadcast;
  const subscribers: Subscriber[] = [];
  let topics: string[];

  const subscribe = async (receiveHighWaterMark: number): Promise<Subscriber> => {
    const socket = new Subscriber({ linger: 0, receiveHighWaterMark, receiveBufferSize: 4096 });
    subscribers.push(socket);
    socket.subscribe();
    socket.connect(address);
    await pause(100);
    return socket;
  };

  beforeEach(async () => {
    topics = [];
    broadcast = new Broadcast(300);
    await broadcast.bind(address, (topic) => topics.push(topic.toString()));
  });
  afterEach(() => {
    broadcast.close();
    for (const socket of subscribers.splice(0)) socket.close();
  });

  it("tells each subscription", async () => {
    await subscribe(0);
    (await subscribe(0)).subscribe("status");
    await pause(50);
    expect(topics).toEqual(["", "", "status"]);
  });

  it("waits for a subscriber that is slow", async () => {
    const socket = await subscribe(1);
    const reading = (async () => {
      for (let i = 0; i < 2000; i++) {
        expect((await socket.receive())[0].length).toBe(10_000 + i);
        if (i === 500) await pause(150);
      }
    })();
    for (let i = 0; i < 2000; i++) await broadcast.send([Buffer.alloc(10_000 + i)]);
    await reading;
  });

  it("goes on for the others when one reads nothing at all", async () => {
    await subscribe(1);
    const socket = await subscribe(0);
    const start = performance.now();
    for (let i = 0; i < 3000; i++) await broadcast.send([Buffer.alloc(10_000 + i)]);
    expect(performance.now() - start).toBeGreaterThan(300);
    for (let i = 0; i < 3000; i++) expect((await socket.receive())[0].length).toBe(10_000 + i);
  });
});
