import { KeptRequests } from "lib/jupyter/kernel/protocol/keptRequests";
import { answerTo } from "lib/jupyter/kernel/protocol/message";

describe("KeptRequests", () => {
  it("keeps header and identities of the last 1000 requests, and no content", () => {
    const requests = new KeptRequests();
    for (let id = 1; id <= 1500; id++) {
      const message = answerTo(null, "execute_request", { code: "x".repeat(100) }, [Buffer.from("client")]);
      requests.keep(id, { ...message, buffers: [Buffer.alloc(10)] }, { count: id });
    }
    expect(requests.find(500)).toBeUndefined();
    expect(requests.find(501)).toMatchObject({ count: 501, silent: false, allowStdin: false });
    const { message } = requests.last!;
    expect(message).toMatchObject({ content: {}, buffers: [], identities: [Buffer.from("client")] });
    expect(message.header.msg_type).toBe("execute_request");
    expect(requests.last!.count).toBe(1500);
  });
});
