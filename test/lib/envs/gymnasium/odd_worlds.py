"""Environments that Gymnasium does not have, for tests: "odd_worlds:Slow-v0" and so on."""

import time

import gymnasium
import numpy as np
from gymnasium.spaces import Box, Dict, Discrete


class World(gymnasium.Env):
    """Counts its steps, which are the observation and the reward; an action is added to both."""

    action_space = Discrete(3, start=5)
    observation_space = Box(-np.inf, np.inf, (1,), np.float64)
    steps = 0

    def reset(self, seed=None, options=None):
        super().reset(seed=seed)
        self.steps = 0
        return np.array([0.0]), {}

    def step(self, action):
        self.steps += 1
        assert self.action_space.contains(action)
        return np.array([float(self.steps)]), float(self.steps + 10 * action), False, self.steps == 4, {}


class Slow(World):
    def step(self, action):
        time.sleep(3600)


class Broken(World):
    def step(self, action):
        raise KeyError("no such\nbrick")


class Talkative(World):
    def step(self, action):
        print("x" * 200_000)
        return super().step(action)


class Parts(World):
    observation_space = Dict({"a": Discrete(2)})


class Vector(World):
    action_space = Box(np.float32([-2, 0]), np.float32([2, 10]))

    def step(self, action):
        return np.array([float(action[0] + 100 * action[1])]), 0.0, False, False, {}


class Bare(World):
    observation_space = Box(0, 255, (2, 3, 3), np.uint8)

    def reset(self, seed=None, options=None):
        return np.arange(18, dtype=np.uint8).reshape(2, 3, 3), {}


for world in (World, Slow, Broken, Talkative, Parts, Vector, Bare):
    gymnasium.register(f"{world.__name__}-v0", world, disable_env_checker=True)
