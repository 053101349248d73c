import { DISPLAY, PUBLISH_SINK } from "lib/core/globalKeys";
import { column, row } from "lib/jupyter/widgets/boxes";
import { button } from "lib/jupyter/widgets/button";
import { dropdown, toggle } from "lib/jupyter/widgets/choices";
import { link, play } from "lib/jupyter/widgets/play";
import { show, WIDGET_MIME } from "lib/jupyter/widgets/show";
import { integerSlider, logSlider, slider } from "lib/jupyter/widgets/sliders";
import { textBox } from "lib/jupyter/widgets/textBox";
import { html, label } from "lib/jupyter/widgets/words";
import { published, textOf } from "../display/published";
import { withBroker } from "./recordingBroker";

beforeAll(() => Object.assign(globalThis, { [PUBLISH_SINK]: () => undefined }));
afterAll(() => void Reflect.deleteProperty(globalThis, PUBLISH_SINK));

describe("slider", () => {
  const gamma = () => slider({ label: "γ", min: 0.5, max: 0.99, step: 0.01, value: 0.9 });

  it("has its value both ways, and tells its listeners", () =>
    withBroker((broker) => {
      const control = gamma();
      const heard: [number, string][] = [];
      const end = control.onChange((value, origin) => heard.push([value, origin]));
      show(control);
      const { id } = broker.opened("FloatSliderModel");
      broker.receive(id, { method: "update", state: { value: 0.5 + 0.01 * 43 } });
      expect(control.value).toBe(0.93);
      control.value = 0.7;
      expect(broker.messages(id).at(-1)).toMatchObject({ method: "update", state: { value: 0.7 } });
      expect(heard).toEqual([
        [0.93, "reader"],
        [0.7, "code"],
      ]);
      end();
      control.value = 0.8;
      expect(heard).toHaveLength(2);
    }));

  it("shows as many digits as its step has", () =>
    withBroker((broker) => {
      show(gamma(), slider({ min: 0, max: 1, step: 0.125 }));
      expect(broker.opened("FloatSliderModel").state).toMatchObject({ readout_format: ".2f", step: 0.01 });
      expect(broker.sent.map(({ data }) => (data.state as Record<string, unknown>).readout_format)).toContain(".3f"); // prettier-ignore
    }));

  it("is shown as a text where there is no front end, and as a view where there is one", async () => {
    expect(gamma()[DISPLAY]()).toEqual({ "text/html": "<p>γ = 0.90</p>", "text/plain": "γ = 0.90" });
    await withBroker(() => {
      const control = gamma();
      const view = { version_major: 2, version_minor: 0, model_id: control.model.id };
      expect(control[DISPLAY]()[WIDGET_MIME]).toEqual(view);
    });
  });

  it.each([
    [{ min: 1, max: 0.5 }, "slider: min must be below max, got min 1 and max 0.5"],
    [{ min: 0, max: NaN }, "slider: min must be below max, got min 0 and max NaN"],
    [
      { min: 0, max: 1, step: 0 },
      "slider: step must be above 0 and at most 1, the range of the slider, got 0",
    ],
    [{ min: 0, max: 1, value: 2, label: "ε" }, "slider: ε must be from 0 to 1, got 2"],
    [{ min: 0, max: 1, stops: [0, 3] }, "slider: value must be from 0 to 1, got 3"],
  ])("says what is wrong in one sentence: %j", (options, sentence) => {
    expect(() => slider(options)).toThrow(new RangeError(sentence));
  });

  it("refuses a value that it cannot take, and keeps the old one", () => {
    const control = gamma();
    expect(() => (control.value = 1)).toThrow("slider: γ must be from 0.5 to 0.99, got 1");
    expect(control.value).toBe(0.9);
  });
});

describe("integerSlider", () => {
  it("takes integers only", () => {
    expect(integerSlider({ min: 0, max: 5 }).value).toBe(0);
    expect(() => integerSlider({ min: 0, max: 2.5 })).toThrow(
      "integerSlider: max must be an integer, got 2.5",
    );
  });
});

describe("logSlider", () => {
  it("speaks of numbers while its model speaks of exponents", () =>
    withBroker((broker) => {
      const epsilon = logSlider({ label: "ε", min: 0.001, max: 1, value: 0.1 });
      show(epsilon);
      const { id, state } = broker.opened("FloatLogSliderModel");
      expect(state).toMatchObject({ min: -3, max: 0, step: 0.1, base: 10, value: 0.1 });
      broker.receive(id, { method: "update", state: { value: 10 ** -2.0000000001 } });
      expect(epsilon.value).toBe(0.01);
    }));

  it("needs a positive range", () => {
    expect(() => logSlider({ min: 0, max: 1 })).toThrow("logSlider: min must be above 0, got 0");
  });
});

describe("dropdown", () => {
  it("has values behind its names", () =>
    withBroker((broker) => {
      const steps = dropdown({ label: "steps", options: { short: 100, long: 10_000 }, value: 10_000 });
      show(steps);
      const { id, state } = broker.opened("DropdownModel");
      expect(state).toMatchObject({ index: 1, _options_labels: ["short", "long"] });
      broker.receive(id, { method: "update", state: { index: 0 } });
      expect(steps.value).toBe(100);
    }));

  it("says what is wrong in one sentence", () => {
    expect(() => dropdown({ options: [] })).toThrow(
      "dropdown: options must hold at least one entry, got none",
    );
    expect(() => dropdown<string>({ label: "model", options: ["A", "B"], value: "C" })).toThrow(
      "dropdown: model must be one of A, B, got C",
    );
  });
});

describe("toggle, textBox", () => {
  it("refuse values of another kind", () => {
    expect(() => toggle({ value: 1 as unknown as boolean })).toThrow(
      "toggle: value must be true or false, got 1",
    );
    expect(() => textBox({ label: "name", value: 1 as unknown as string })).toThrow(
      "textBox: name must be a text, got number",
    );
  });
});

describe("button", () => {
  it("counts its clicks and calls its listeners, whose promise ends the handling of the click", () =>
    withBroker(async (broker) => {
      const heard: string[] = [];
      const stop = button({ label: "Stop", onClick: () => Promise.resolve(heard.push("clicked")) });
      show(stop);
      const { id } = broker.opened("ButtonModel");
      const handled = broker.receive(id, { method: "custom", content: { event: "click" } });
      expect(handled).toBeInstanceOf(Promise);
      await handled;
      broker.receive(id, { method: "custom", content: { event: "other" } });
      expect([stop.clicks, heard]).toEqual([1, ["clicked"]]);
    }));

  it("looks as it is when it takes no more clicks", () =>
    withBroker((broker) => {
      const stop = button({ label: "Stop" });
      show(stop);
      stop.disable();
      const { id } = broker.opened("ButtonModel");
      const sent = broker.sent.filter((message) => message.id === id).at(-1);
      expect(sent?.data).toMatchObject({ method: "update", state: { disabled: true } });
    }));

  it("needs a label", () => {
    expect(() => button({ label: "" })).toThrow("button: label must be a text that says what it does");
  });
});

describe("play and link", () => {
  it("leave the linking to the browser where there is one", () =>
    withBroker((broker) => {
      const t = integerSlider({ label: "t", min: 0, max: 9 });
      const movie = play({ min: 0, max: 9, drives: t });
      show(movie);
      const bond = broker.opened("LinkModel").state;
      expect(bond).toMatchObject({
        source: [`IPY_MODEL_${t.model.id}`, "value"],
        target: [`IPY_MODEL_${movie.model.id}`, "value"],
      });
      broker.receive(movie.model.id, { method: "update", state: { value: 4 } });
      expect(t.value).toBe(4);
      expect(broker.messages(t.model.id)).toEqual([]);
    }));

  it("link values that code sets where there is no browser", () => {
    const [a, b] = [slider({ min: 0, max: 1, value: 0.5 }), slider({ min: 0, max: 1 })];
    link(a, b);
    expect(b.value).toBe(0.5);
    b.value = 0.25;
    expect(a.value).toBe(0.25);
  });

  it("say what is wrong in one sentence", () => {
    expect(() => play({ min: 0, max: 1.5 })).toThrow("play: max must be an integer, got 1.5");
    expect(() => play({ min: 3, max: 3 })).toThrow(
      "play: min must be below max and step above 0, got 3, 3 and 1",
    );
    expect(() => play({ min: 0, max: 3, interval: 0 })).toThrow(
      "play: interval must be above 0 milliseconds, got 0",
    );
  });
});

describe("row, column, show", () => {
  it("arrange widgets, and read as their texts without a front end", () => {
    const box = column(row(toggle({ label: "noise" }), label("a < b")), html("<b>bold</b>"));
    const [shown] = published(() => show(box));
    expect(textOf(shown, "text/plain")).toBe("noise = off\na < b\n<b>bold</b>");
    expect(textOf(shown, "text/html")).toBe("<p>noise = off</p>\n<p>a &lt; b</p>\n<b>bold</b>");
  });

  it("say what is no widget", () => {
    const wrong = 3 as unknown as ReturnType<typeof label>;
    expect(() => row(wrong)).toThrow("row: all arguments must be widgets");
    expect(() => show(wrong)).toThrow("show: expected a widget such as slider({ … }), got number");
  });
});
