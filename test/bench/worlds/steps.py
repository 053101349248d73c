"""Steps a second of an environment, for about so many seconds: NAME SECONDS PIXELS. Prints one number, or why there is none."""

import itertools
import os
import random
import sys
import time
from ctypes.util import find_library

import numpy as np


def control_suite(domain, task, pixels):
    os.environ["MUJOCO_GL"] = "osmesa" if pixels else "disabled"
    if pixels and not find_library("OSMesa"):
        raise SystemExit("not measured: dm_control draws by Mesa's library, which is not here (Debian: apt-get install libosmesa6)")
    from dm_control import suite

    env = suite.load(domain, task, task_kwargs={"random": 0})
    spec = env.action_spec()
    camera = 2 if domain == "quadruped" else 0  # its first one is far away; ours stands where this one does
    rng = np.random.RandomState(0)

    def step(first=False):
        if first or env._reset_next_step:
            env.reset()
        else:
            env.step(rng.uniform(spec.minimum, spec.maximum))
        if pixels:
            env.physics.render(pixels, pixels, camera_id=camera)

    return step


def gymnasium(name, pixels):
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    import gymnasium

    env = gymnasium.make(name, render_mode="rgb_array" if pixels else None)
    env.action_space.seed(0)
    over = [True]

    def step(first=False):
        if over[0]:
            env.reset(seed=0)
            over[0] = False
        else:
            _, _, terminated, truncated, _ = env.step(env.action_space.sample())
            over[0] = terminated or truncated
        if pixels:
            env.render()

    return step


def minatar(name, pixels):
    """`pixels` asks for its own 10 × 10 planes."""
    import logging

    logging.disable(logging.CRITICAL)
    from minatar import Environment

    env = Environment(name.replace("-", "_"))
    actions = random.Random(0).choices(env.minimal_action_set(), k=10_000)
    env.reset()
    chosen = itertools.cycle(actions)

    def step(first=False):
        _, over = env.act(next(chosen))
        if over:
            env.reset()
        if pixels:
            env.state()

    return step


def atari(*name, pixels):
    """Eight of them, a step of each in turn, with the standard preprocessing."""
    import ale_py
    import gymnasium
    from gymnasium.wrappers import AtariPreprocessing

    gymnasium.register_envs(ale_py)

    def make():
        env = gymnasium.make("/".join(name), frameskip=1, repeat_action_probability=0.25)
        return AtariPreprocessing(env, 30, 4, pixels, grayscale_obs=True, grayscale_newaxis=True)

    envs = [make() for _ in range(8)]
    for i, env in enumerate(envs):
        env.reset(seed=i)  # the first one of each reads its game: not to be measured
    over = [False] * len(envs)
    turns = itertools.cycle(range(len(envs)))

    def step(first=False):
        i = next(turns)
        if over[i]:
            envs[i].reset(seed=i)
            over[i] = False
        else:
            _, _, terminated, truncated, _ = envs[i].step(envs[i].action_space.sample())
            over[i] = terminated or truncated

    return step


def main(name, seconds, pixels):
    kind, *rest = name.split("/")
    step = {"gymnasium": gymnasium, "dm": control_suite, "minatar": minatar, "atari": atari}[kind](*rest, pixels=pixels)
    step(first=True)
    steps, start = 0, time.perf_counter()
    while True:
        for _ in range(20):
            step()
        steps += 20
        elapsed = time.perf_counter() - start
        if elapsed > seconds:
            return steps / elapsed


try:
    print(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))
except Exception as error:  # what is missing differs from machine to machine
    print("not measured:", type(error).__name__, str(error).splitlines()[0] if str(error) else "")
