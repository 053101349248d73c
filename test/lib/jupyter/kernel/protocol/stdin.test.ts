import { answerTo, type Message } from "lib/jupyter/kernel/protocol/message";
import { KeptRequests } from "lib/jupyter/kernel/protocol/keptRequests";
import { Stdin } from "lib/jupyter/kernel/protocol/stdin";

describe("Stdin", () => {
  const identities = [Buffer.from("client")];
  const cell = answerTo(null, "execute_request", {}, identities);
  const kept = (allowStdin: boolean) => new KeptRequests().keep(1, cell, { allowStdin });
  const reply = (parent: Message | null, value: unknown, from = identities): Message => ({
    ...answerTo(parent, "input_reply", { value }),
    identities: from,
  });
  let sent: Message[];
  let stdin: Stdin;
  beforeEach(() => {
    sent = [];
    stdin = new Stdin((message) => sent.push(message));
  });

  it("asks the client that sent the cell and resolves with its answer, whether it names its parent or not", async () => {
    for (const parent of [true, false]) {
      const answer = stdin.ask(kept(true), { prompt: "Name", password: true });
      const question = sent.at(-1)!;
      expect(question).toMatchObject({ identities, content: { prompt: "Name", password: true } });
      expect(question.parent).toEqual(cell.header);
      stdin.receive(reply(parent ? question : null, "Ada"));
      expect(await answer).toBe("Ada");
    }
  });

  it("refuses at once where the client allows no input, and outside of cells", async () => {
    const question = { prompt: "Name", password: false };
    await expect(stdin.ask(kept(false), question)).rejects.toThrow(/allows no input/);
    await expect(stdin.ask(undefined, question)).rejects.toThrow(/nobody can answer here/);
    expect(sent).toEqual([]);
  });

  it("says of each reply that is not the answer why it is ignored", async () => {
    expect(() => stdin.receive(reply(null, "early"))).toThrow("an input_reply to no open question");
    const first = stdin.ask(kept(true), { prompt: "First", password: false });
    const second = stdin.ask(kept(true), { prompt: "Second", password: false });
    expect(() => stdin.receive(reply(sent[0], "stale"))).toThrow("an input_reply to no open question");
    expect(() => stdin.receive(reply(sent[1], "forged", [Buffer.from("other")]))).toThrow(/no open question/);
    expect(() => stdin.receive(reply(sent[1], 7))).toThrow("input_reply: content.value must be a string");
    expect(() => stdin.receive(answerTo(null, "kernel_info_request", {}))).toThrow(/is not an input_reply/);
    stdin.receive(reply(sent[1], "fresh"));
    expect(await second).toBe("fresh");
    stdin.forget();
    expect(() => stdin.receive(reply(sent[1], "again"))).toThrow(/no open question/);
    void first;
  });
});
