"""Mean and standard deviation of the returns of 100 episodes of each task of dm_control, under controls by chance and under none: what
mujocoSuite.slow.ts compares with. Run with dm_control 1.0.47 and mujoco 3.14.0: python returns.py [TASK ...]"""

import os
import sys

os.environ["MUJOCO_GL"] = "disabled"
import numpy as np
from dm_control import suite

names = sys.argv[1:] or "hopper-hop walker-stand walker-walk walker-run cheetah-run reacher-easy reacher-hard quadruped-walk quadruped-run".split()

for name in names:
    env = suite.load(*name.split("-"), task_kwargs={"random": 1})
    spec = env.action_spec()
    rng = np.random.RandomState(1)
    found = []
    for chance in (True, False):
        returns = []
        for _ in range(100):
            env.reset()
            total = 0.0
            for _ in range(1000):
                action = rng.uniform(spec.minimum, spec.maximum) if chance else np.zeros(spec.shape)
                total += env.step(action).reward
            returns.append(total)
        found.append([round(float(np.mean(returns)), 3), round(float(np.std(returns, ddof=1)), 3)])
    print(f'"{name}":', found, flush=True)
