import { Allowance } from "grading/sandbox/allowance";
import { decode } from "grading/sandbox/channel/decode";
import { encode } from "grading/sandbox/channel/encode";
import { ChangedArgument, StudentError } from "grading/sandbox/failure";
import { packCall } from "grading/sandbox/channel/packed";
import { inCall, openConversation, turn } from "../../../support/hostEnd";

describe("Conversation", () => {
  it("gives what the host says of its call", async () => {
    const { say, answer, id } = await inCall(1);
    say({ type: "value", id, value: encode({ a: [1, 2] }) });
    expect(decode(await answer)).toEqual({ a: [1, 2] });
  });

  it.each([
    ["a record", {}],
    ["a list of records", [{}]],
    ["nothing", undefined],
    ["bytes", new Uint8Array(3)],
  ])("takes %s as the name and message of an error for an error without words", async (_name, name) => {
    const { say, answer, id } = await inCall(1);
    say({ type: "thrown", id, name, message: name });
    await expect(answer).rejects.toMatchObject({ studentName: "Error", studentMessage: "" });
    await expect(answer).rejects.toBeInstanceOf(StudentError);
  });

  it("tells where a function changed its arguments", async () => {
    const { say, answer, id } = await inCall([1]);
    say({ type: "value", id, value: encode(1), changed: "its first argument (at [0])" });
    await expect(answer).rejects.toBeInstanceOf(ChangedArgument);
  });

  it("serves asynchronous functions among the arguments, one question at a time", async () => {
    const { say, heard, failures, id } = await inCall(async (x: unknown) => {
      await turn();
      return 2 * (x as number);
    });
    say({ type: "callback", id, index: 0, args: encode([21]) });
    while (heard.length < 2) await turn();
    expect(heard[1]).toEqual({ type: "answer", value: encode(42) });
    say({ type: "callback", id, index: 0, args: encode([1]) });
    say({ type: "callback", id, index: 0, args: encode([2]) });
    while (failures.length === 0) await turn();
    expect(failures[0].message).toBe("sent a question out of turn");
  });

  it("asks a host back while it waits, and only then", async () => {
    const { conversation, say, heard } = openConversation();
    await expect(conversation.questions.askBack({ type: "reference" })).rejects.toThrow(/only while it asks/);
    const loading = conversation.load(
      {},
      {
        names: ["student"],
        answer: async () => [
          "done",
          await conversation.questions.askBack({ type: "callback", index: 0, args: [] }),
        ],
      },
    );
    await turn();
    say({ type: "remote", id: 0, name: "student", args: [] });
    while (heard.length < 2) await turn();
    expect(heard[1]).toMatchObject({ type: "callback" });
    say({ type: "answer", value: 7 });
    while (heard.length < 3) await turn();
    expect(heard[2]).toEqual({ type: "answer", value: ["done", 7] });
    say({ type: "loaded" });
    await loading;
  });

  it("ends with the allowance of the submission, whichever call it is", async () => {
    const allowance = new Allowance(50, 1000);
    const { conversation, say } = openConversation(allowance);
    const loading = conversation.load({});
    await turn();
    say({ type: "loaded" });
    await loading;
    const started = conversation.call("f", packCall([]));
    await expect(started).rejects.toMatchObject({
      status: "timeout",
      message: "all exercises together took more than 0.05 s or 1000 calls",
    });
    expect(allowance.leftMs).toBe(0);
    const few = openConversation(new Allowance(1000, 1));
    few.conversation.call("f", packCall([])).catch(() => undefined);
    await turn();
    few.say({ type: "callback", id: few.heard[0].id as number, index: 0, args: encode([]) });
    await turn();
    expect(few.failures).toHaveLength(1);
  });
});
