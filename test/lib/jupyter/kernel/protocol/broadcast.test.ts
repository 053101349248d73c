import { Subscriber } from "zeromq";
import { Broadcast } from "lib/jupyter/kernel/protocol/broadcast";

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("Broadcast", () => {
  let address: string;
  let broadcast: Broadcast;
  const subscribers: Subscriber[] = [];
  const topics: string[] = [];
  let opened = 0;

  /** At an address of its own: ZeroMQ removes the file of one that was closed later, when another may have it. */
  const open = async (patience?: number): Promise<void> => {
    topics.length = 0;
    address = `ipc:///tmp/broadcast-${process.pid}-${opened++}`;
    broadcast = new Broadcast(patience);
    await broadcast.bind(address, (topic) => topics.push(topic.toString()));
  };

  const seeTopics = async (count: number): Promise<void> => {
    while (topics.length < count) await pause(5);
  };

  const subscribe = async (receiveHighWaterMark: number): Promise<Subscriber> => {
    const socket = new Subscriber({ linger: 0, receiveHighWaterMark, receiveBufferSize: 4096 });
    subscribers.push(socket);
    const before = topics.length;
    socket.subscribe();
    socket.connect(address);
    await seeTopics(before + 1);
    return socket;
  };

  afterEach(() => {
    broadcast.close();
    for (const socket of subscribers.splice(0)) socket.close();
  });

  it("tells each subscription", async () => {
    await open();
    await subscribe(0);
    (await subscribe(0)).subscribe("status");
    await seeTopics(3);
    expect(topics).toEqual(["", "", "status"]);
  });

  it("waits for a subscriber that is slow", async () => {
    await open();
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
    await open(300);
    await subscribe(1);
    const socket = await subscribe(0);
    const start = performance.now();
    for (let i = 0; i < 3000; i++) await broadcast.send([Buffer.alloc(10_000 + i)]);
    // It waited for the one that reads nothing; a busy machine makes that longer, never shorter.
    expect(performance.now() - start).toBeGreaterThan(300);
    for (let i = 0; i < 3000; i++) expect((await socket.receive())[0].length).toBe(10_000 + i);
  });
});
