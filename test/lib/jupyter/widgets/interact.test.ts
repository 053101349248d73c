import { PUBLISH_SINK } from "lib/core/globalKeys";
import { gunzipSync } from "node:zlib";
import { figure } from "lib/jupyter/display/figure";
import { type DisplayMessage, type PublishSink } from "lib/jupyter/display/publish";
import { dropdown, toggle } from "lib/jupyter/widgets/choices";
import { interact } from "lib/jupyter/widgets/interact";
import { WIDGET_MIME } from "lib/jupyter/widgets/show";
import { integerSlider, slider } from "lib/jupyter/widgets/sliders";
import { textBox } from "lib/jupyter/widgets/textBox";
import { withBroker } from "./recordingBroker";

let messages: { message: DisplayMessage; update: boolean }[];
beforeEach(() => {
  messages = [];
  const sink: PublishSink = (message, update) => messages.push({ message, update });
  Object.assign(globalThis, { [PUBLISH_SINK]: sink });
});
afterEach(() => {
  delete (globalThis as { [PUBLISH_SINK]?: PublishSink })[PUBLISH_SINK];
});

const last = () => messages.at(-1)?.message.data ?? {};
const plain = () => String(last()["text/plain"]);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The controls and the frames of a still page. */
function still(): { controls: { label: string; texts: string[]; start: number }[]; frames: string[] } {
  const [, json] = /<script type="application\/json">(.*)<\/script>/.exec(String(last()["text/html"])) ?? [];
  const { controls, packed } = JSON.parse(json ?? "{}");
  return { controls, frames: JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8")) };
}

describe("interact", () => {
  it("shows figures, prints and values alike, in one display without a front end", () => {
    const n = integerSlider({ label: "n", min: 1, max: 3 });
    interact({ n }, ({ n }) => void figure([{ y: [n] }], {}, { alt: `n is ${n}` }));
    expect(messages).toHaveLength(1);
    expect(last()["application/vnd.plotly.v1+json"]).toMatchObject({ data: [{ y: [1] }] });
    expect(plain()).toBe("n is 1");
    interact({ n }, ({ n }) => n * n);
    expect(plain()).toBe("1");
    interact({ n }, ({ n }) => void process.stdout.write(`printed ${n}\n`));
    expect(plain()).toBe("printed 1\n");
    interact({ n }, ({ n }) => {
      process.stdout.write("printed\n");
      return n;
    });
    expect(plain()).toBe("printed\n1");
  });

  it("keeps a frame for each combination, and the state that shows among them", () => {
    interact({ n: dropdown({ label: "n", options: [2, 3], value: 3 }), square: toggle() }, ({ n, square }) =>
      square ? n * n : n,
    );
    const { controls, frames } = still();
    expect(controls).toMatchObject([
      { label: "n", texts: ["2", "3"], start: 1 },
      { label: "square", texts: ["off", "on"], start: 0 },
    ]);
    expect(frames.map((frame) => frame.replace(/<[^>]*>/g, ""))).toEqual(["2", "4", "3", "9"]);
  });

  it("draws last for the values that show, so that variables belong to them", () => {
    let drawn = 0;
    interact({ n: integerSlider({ min: 0, max: 9, value: 4 }) }, ({ n }) => void (drawn = n));
    expect(drawn).toBe(4);
  });

  it("draws no frames for frames: 0 and for what no page can foresee", () => {
    let calls = 0;
    interact({ n: integerSlider({ min: 0, max: 9 }) }, () => calls++, { frames: 0 });
    interact({ text: textBox() }, () => calls++);
    expect(calls).toBe(2);
    expect(last()["text/html"]).toContain("the controls move where the notebook runs");
  });

  it("shows the error of a frame in that frame, and throws only what the first drawing throws", () => {
    const risky = toggle({ label: "risky" });
    interact({ risky }, ({ risky }) => {
      if (risky) throw new RangeError("gamma must be below 1");
      return "well";
    });
    expect(still().frames[1]).toContain("RangeError: gamma must be below 1");
    expect(() =>
      interact({ risky }, () => {
        throw new Error("TODO: exercise 1.4");
      }),
    ).toThrow("TODO: exercise 1.4");
  });

  it("says what is wrong in one sentence", () => {
    expect(() => interact({}, () => 1)).toThrow("interact: the first argument must be controls by name");
    expect(() => interact({ n: 3 as never }, () => 1)).toThrow("such as { gamma: slider({ … }) }, got n");
    expect(() => interact({ n: toggle() }, 3 as never)).toThrow(
      "interact: the second argument must be a function of their values, got number",
    );
  });
});

describe("interact with a front end", () => {
  const gamma = () => slider({ label: "γ", min: 0, max: 1, step: 0.1 });

  it("shows the controls, then the drawing, and redraws the same display", () =>
    withBroker(async (broker) => {
      const control = gamma();
      const shown = interact({ gamma: control }, ({ gamma }) => `γ is ${gamma}`);
      expect(messages.map(({ message }) => WIDGET_MIME in message.data)).toEqual([true, false]);
      const id = messages[1].message.transient?.display_id;
      await broker.receive(control.model.id, { method: "update", state: { value: 0.5 } });
      expect(messages).toHaveLength(3);
      expect(messages[2]).toMatchObject({ update: true, message: { transient: { display_id: id } } });
      expect(plain()).toBe("'γ is 0.5'");
      shown.stop();
      await broker.receive(control.model.id, { method: "update", state: { value: 0.6 } });
      expect(messages).toHaveLength(3);
    }));

  it("draws once for values that have come together, and skips those that a slow drawing has missed", () =>
    withBroker(async (broker) => {
      const control = gamma();
      const drawn: number[] = [];
      const draw = async ({ gamma }: { gamma: number }) => {
        drawn.push(gamma);
        await sleep(20);
      };
      const shown = interact({ gamma: control }, draw, { frames: 0 });
      await shown.drawn;
      const send = (value: number) =>
        broker.receive(control.model.id, { method: "update", state: { value } });
      const handled = [send(0.1), send(0.2), send(0.3)];
      await sleep(10);
      handled.push(send(0.4), send(0.5));
      await Promise.all(handled);
      expect(drawn).toEqual([0, 0.3, 0.5]);
      shown.stop();
    }));

  it("sends the drawing alone while a slider moves, and keeps it with its frames once it rests", () =>
    withBroker(async (broker) => {
      const control = gamma();
      interact({ gamma: control }, ({ gamma }) => gamma);
      await broker.receive(control.model.id, { method: "update", state: { value: 0.5 } });
      expect(String(last()["text/html"] ?? "")).not.toContain("course-interact");
      await sleep(800);
      expect(still().controls[0]).toMatchObject({ start: 5 });
    }));

  it("shows an error in place of the drawing until the next good value, without calls of ours in it", () =>
    withBroker(async (broker) => {
      const control = gamma();
      const shown = interact({ gamma: control }, ({ gamma }) => {
        if (gamma === 1) throw new RangeError("gamma must be below 1");
        return gamma;
      });
      await broker.receive(control.model.id, { method: "update", state: { value: 1 } });
      expect(plain()).toContain("RangeError");
      expect(plain()).not.toMatch(/lib.jupyter.widgets|<anonymous>/);
      await broker.receive(control.model.id, { method: "update", state: { value: 0.2 } });
      expect(plain()).toBe("0.2");
      shown.stop();
    }));

  it("redraws with its frames for what code sets", () =>
    withBroker(async () => {
      const control = gamma();
      const shown = interact({ gamma: control }, ({ gamma }) => gamma);
      control.value = 0.7;
      await shown.drawn;
      expect(plain()).toBe("0.7");
      expect(still().controls[0]).toMatchObject({ start: 7 });
      shown.stop();
    }));
});
