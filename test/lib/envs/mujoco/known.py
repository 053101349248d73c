"""What PyPI's mujoco 3.14.0 and dm_control 1.0.47 make of our models, as known.json. From the repository's root, after npm run build:

node -p 'JSON.stringify(Object.fromEntries(Object.entries(require("lib/envs/mujoco/suite").mujocoTasks).map(([k, v]) => [k, v.xml])))' |
  python test/lib/envs/mujoco/known.py > test/lib/envs/mujoco/known.json
"""

import json
import os
import sys

os.environ["MUJOCO_GL"] = "disabled"
import mujoco
import numpy as np
from dm_control import suite

folder = os.path.dirname(os.path.abspath(__file__))


def control(t, low, high):
    """Controls without any rounding that could differ."""
    share = (t * (np.arange(len(low)) + 3) * 7919) % 2001 / 2000
    return low + share * (high - low)


def final_state(model):
    """After 1,000 steps of our own model from its own pose."""
    data = mujoco.MjData(model)
    low, high = model.actuator_ctrlrange.T
    for t in range(1000):
        data.ctrl[:] = control(t, low, high)
        mujoco.mj_step(model, data)
    return {"qpos": data.qpos.tolist(), "qvel": data.qvel.tolist()}


def episode(name):
    """100 steps of the suite's own task: the start, and what it shows and pays."""
    env = suite.load(*name.split("-"), task_kwargs={"random": 3})
    env.reset()
    physics = env.physics
    start = {"qpos": physics.data.qpos.tolist(), "qvel": physics.data.qvel.tolist(), "mocap_pos": []}
    if "reacher" in name:
        start["mocap_pos"] = physics.named.model.geom_pos["target"].tolist()
    spec = env.action_spec()
    steps = []
    for t in range(100):
        result = env.step(control(t, spec.minimum, spec.maximum))
        if t in (0, 9, 99):
            observation = np.concatenate([np.ravel(x) for x in result.observation.values()])
            steps.append({"t": t, "observation": observation.tolist(), "reward": float(result.reward)})
    return {"start": start, "steps": steps}


models = {name: mujoco.MjModel.from_xml_string(xml) for name, xml in json.load(sys.stdin).items()}
known = {name: {"final": final_state(model), **episode(name)} for name, model in models.items()}
known["cart-pole"] = {"final": final_state(mujoco.MjModel.from_xml_path(os.path.join(folder, "cartPole.xml")))}
print(json.dumps(known))
