import { controlModel } from "lib/jupyter/widgets/looks";
import { RecordingBroker } from "./recordingBroker";

const model = () => controlModel("IntSlider", { value: 3, min: 0, max: 9 }, { style: "SliderStyle" });

describe("WidgetModel", () => {
  it("opens what it refers to first, and once, with ipywidgets' version and classes", () => {
    const broker = new RecordingBroker();
    const slider = model();
    expect(slider.open(broker)).toBe(true);
    expect(slider.open(broker)).toBe(true);
    const names = broker.sent.map(({ data }) => (data.state as { _model_name: string })._model_name);
    expect(names).toEqual(["LayoutModel", "SliderStyleModel", "IntSliderModel"]);
    const [layout, , opened] = broker.sent;
    expect(opened).toMatchObject({
      kind: "open",
      target: "jupyter.widget",
      id: slider.id,
      options: { metadata: { version: "2.1.0" } },
      data: {
        buffer_paths: [],
        state: {
          ...{ _model_module: "@jupyter-widgets/controls", _model_module_version: "2.0.0" },
          ...{ _view_name: "IntSliderView", _view_module: "@jupyter-widgets/controls", value: 3 },
          layout: `IPY_MODEL_${layout.id}`,
        },
      },
    });
    expect(layout.data.state).toMatchObject({ _model_module: "@jupyter-widgets/base" });
  });

  it("is only its state where there is no front end", () => {
    const slider = model();
    expect(slider.open(undefined)).toBe(false);
    slider.set({ value: 4 });
    expect(slider.get("value")).toBe(4);
  });

  it("sends what code changes, and nothing that stays the same", () => {
    const broker = new RecordingBroker();
    const slider = model();
    slider.open(broker);
    slider.set({ value: 5, max: 9 });
    slider.set({ value: 5 });
    expect(broker.messages(slider.id)).toEqual([{ method: "update", state: { value: 5 }, buffer_paths: [] }]);
  });

  it("takes what the front end changes, echoes it for other front ends, and lets nothing unknown in", () => {
    const broker = new RecordingBroker();
    const slider = model();
    slider.open(broker);
    const heard: unknown[] = [];
    slider.onUpdate = (changed) => heard.push(changed);
    broker.receive(slider.id, { method: "update", state: { value: 7, evil: 1, _model_name: "X" } });
    expect(slider.get("value")).toBe(7);
    expect(slider.get("evil")).toBeUndefined();
    expect(heard).toEqual([{ value: 7 }]);
    expect(broker.messages(slider.id)).toEqual([
      { method: "echo_update", state: { value: 7 }, buffer_paths: [] },
    ]);
  });

  it("answers request_state with all of it, and survives messages that make no sense", () => {
    const broker = new RecordingBroker();
    const slider = model();
    slider.open(broker);
    broker.receive(slider.id, {});
    broker.receive(slider.id, { method: "update" });
    broker.receive(slider.id, { method: "custom" });
    broker.receive(slider.id, { method: "request_state" });
    expect(broker.messages(slider.id).at(-1)).toMatchObject({
      method: "update",
      state: { _model_name: "IntSliderModel", value: 3, min: 0, max: 9 },
    });
  });

  it("gives a reloaded page all open models at once, as they are now, but none that was closed", () => {
    const broker = new RecordingBroker();
    const [kept, closed] = [model(), model()];
    for (const each of [kept, closed]) each.open(broker);
    kept.set({ value: 8 });
    broker.hangUp(closed.id);
    broker.accept("jupyter.widget.control", "control");
    broker.receive("control", { method: "request_states" });
    const [answer] = broker.messages("control");
    expect(answer).toMatchObject({ method: "update_states", buffer_paths: [] });
    const states = answer.states as Record<string, unknown>;
    expect(states[kept.id]).toMatchObject({
      ...{ model_name: "IntSliderModel", model_module: "@jupyter-widgets/controls" },
      ...{ model_module_version: "2.0.0", state: { value: 8 } },
    });
    expect(closed.id in states).toBe(false);
  });
});
