import type { CommBroker } from "./comm";

/** What can be made anew in a front end that was reloaded. */
interface Restorable {
  readonly id: string;
  readonly isOpen: boolean;
  describe(): Readonly<Record<string, unknown>>;
}

/** The models that front ends know, by broker. */
const models = new WeakMap<CommBroker, Map<string, Restorable>>();

/** Adds a model to those that a front end gets when it asks for all, as JupyterLab does after a reload of its page. */
export function answerRestores(broker: CommBroker, model: Restorable): void {
  let known = models.get(broker);
  if (known === undefined) {
    known = new Map();
    models.set(broker, known);
    listen(broker, known);
  }
  known.set(model.id, model);
}

/** Target, method and answer are ipywidgets' control protocol 1.0. */
function listen(broker: CommBroker, known: Map<string, Restorable>): void {
  broker.register("jupyter.widget.control", (comm) => {
    comm.onMessage = ({ method }) => {
      if (method !== "request_states") return;
      for (const [id, { isOpen }] of known) if (!isOpen) known.delete(id);
      const states = Object.fromEntries([...known].map(([id, model]) => [id, model.describe()]));
      comm.send({ method: "update_states", states, buffer_paths: [] });
    };
  });
}
