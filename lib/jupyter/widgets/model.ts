import { randomUUID } from "node:crypto";
import { type Comm, type CommBroker, commBroker } from "./comm";
import { answerRestores } from "./restore";

/** Attributes of a model by name; a model among the values stands for a reference to it. */
export type ModelState = Readonly<Record<string, unknown>>;

/** A class of models that JupyterLab's widget manager has. */
export interface ModelClass {
  readonly module: "@jupyter-widgets/base" | "@jupyter-widgets/controls";
  readonly model: string;
  /** null for models that are not seen, such as links. */
  readonly view: string | null;
  /** Where the view's class is, if not beside the model's. */
  readonly viewModule?: "@jupyter-widgets/base";
}

/** Version of ipywidgets' messages that the models speak. */
const PROTOCOL_VERSION = "2.1.0";
/** Version of the model classes, the same for both modules. */
const MODULE_VERSION = "2.0.0";

/**
 * One widget model: its state lives here and is mirrored in every front end that shows it.
 * Without a front end it is only its state.
 */
export class WidgetModel {
  /** Also the id of its comm. */
  readonly id = randomUUID().replaceAll("-", "");
  /** Is told what a front end has changed. What it returns (a promise perhaps) ends the handling of the message. */
  onUpdate: ((changed: ModelState) => unknown) | null = null;
  /** Is told what a front end reports apart from its state, such as a click. */
  onCustom: ((content: ModelState) => unknown) | null = null;
  private readonly state: Record<string, unknown>;
  private readonly companions = new Set<WidgetModel>();
  private comm: Comm | undefined;

  constructor(
    private readonly kind: ModelClass,
    state: ModelState,
  ) {
    this.state = { ...state };
  }

  /** An attribute as it is now. */
  get(name: string): unknown {
    return this.state[name];
  }

  /** Changes attributes here and in the front ends; what is the same already is not sent. */
  set(changes: ModelState): void {
    const changed = Object.entries(changes).filter(([name, value]) => this.state[name] !== value);
    if (changed.length === 0) return;
    Object.assign(this.state, Object.fromEntries(changed));
    this.send("update", Object.fromEntries(changed));
  }

  /** Changes attributes here only, because front ends change them by themselves. */
  follow(changes: ModelState): void {
    Object.assign(this.state, changes);
  }

  /** Names a model that front ends are to know as soon as they know this one. */
  accompany(companion: WidgetModel): void {
    this.companions.add(companion);
    if (this.isOpen) companion.open();
  }

  /**
   * Makes the model, and first those that it refers to, known to the front ends.
   * @returns false where there is no front end to tell
   */
  open(broker: CommBroker | undefined = commBroker()): boolean {
    if (broker === undefined) return false;
    if (this.comm !== undefined) return true;
    for (const model of modelsIn(Object.values(this.state))) model.open(broker);
    // A companion of those may have been this model itself.
    if (this.isOpen) return true;
    const data = { state: this.fullState(), buffer_paths: [] };
    const comm = broker.open("jupyter.widget", data, {
      id: this.id,
      metadata: { version: PROTOCOL_VERSION },
    });
    comm.onMessage = (message) => this.receive(message);
    comm.onClose = () => (this.comm = undefined);
    this.comm = comm;
    answerRestores(broker, this);
    for (const companion of this.companions) companion.open(broker);
    return true;
  }

  /** Whether front ends know the model. */
  get isOpen(): boolean {
    return this.comm !== undefined;
  }

  /** What a front end needs to make its copy. */
  describe(): ModelState {
    const { module, model } = this.kind;
    return {
      model_name: model,
      model_module: module,
      model_module_version: MODULE_VERSION,
      state: this.fullState(),
    };
  }

  private fullState(): ModelState {
    const { module, model, view, viewModule = module } = this.kind;
    const names = { _model_name: model, _model_module: module, _model_module_version: MODULE_VERSION };
    const views = { _view_name: view, _view_module: viewModule, _view_module_version: MODULE_VERSION };
    return { ...names, ...views, ...(withReferences(this.state) as ModelState) };
  }

  private send(method: "update" | "echo_update", state: ModelState): void {
    this.comm?.send({ method, state: withReferences(state), buffer_paths: [] });
  }

  private receive(message: ModelState): unknown {
    if (message.method === "request_state") return this.send("update", this.fullState());
    if (message.method === "custom") return this.onCustom?.((message.content ?? {}) as ModelState);
    if (message.method !== "update") return undefined;
    const sent = Object.entries((message.state ?? {}) as ModelState);
    const known = sent.filter(([name]) => name in this.state && !name.startsWith("_"));
    const changed = Object.fromEntries(known);
    Object.assign(this.state, changed);
    // Other front ends on this kernel learn of the change by the echo; the sender knows its own.
    this.send("echo_update", changed);
    return this.onUpdate?.(changed);
  }
}

function modelsIn(value: unknown): WidgetModel[] {
  if (value instanceof WidgetModel) return [value];
  return Array.isArray(value) ? value.flatMap(modelsIn) : [];
}

/** A value in which each model is replaced by the text that front ends take for it. */
function withReferences(value: unknown): unknown {
  if (value instanceof WidgetModel) return `IPY_MODEL_${value.id}`;
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withReferences(each)]));
}
