"""What PyPI's MinAtar 1.0.15 plays, as known.json: an episode of breakout, step by step, and the returns and lengths of episodes under actions
by chance and under one action alone, as [mean, its standard error]. It is imported and run, and nothing of it is copied (it is GPL).

python -m venv V && V/bin/pip install numpy==2.3.3 && V/bin/pip install --no-deps minatar==1.0.15
V/bin/python test/lib/envs/arcade/known.py > test/lib/envs/arcade/known.json && npx prettier --write test/lib/envs/arcade/known.json
"""

import json
import logging
import sys

logging.disable(logging.CRITICAL)
import numpy as np
from minatar import Environment

LETTERS = "nlurdf"
ALONE = {"breakout": "", "freeway": "u", "space_invaders": "fn", "seaquest": "d", "asterix": "nl"}


def breakout_episode(steps):
    """The ball from the left, and a paddle that goes to where it is, or will be."""
    env = Environment("breakout", sticky_action_prob=0.0)
    rng = np.random.RandomState(0)
    env.reset()
    while env.state()[3, 0, 1] == 0:
        env.reset()
    actions, paid = "", []
    for t in range(steps):
        state = env.state()
        (_, ball), (_, last), paddle = *(np.argwhere(state[:, :, c])[0] for c in (1, 2)), np.argmax(state[9, :, 0])
        target = ball + (np.sign(ball - last) if rng.rand() < 0.5 else 0)
        action = "n" if target == paddle else "r" if target > paddle else "l"
        reward, over = env.act(LETTERS.index(action))
        assert not over
        actions += action
        if reward:
            paid.append(t)
    return {"actions": actions, "paid": paid}


def play(env, act):
    total, steps, over = 0, 0, False
    env.reset()
    while not over:
        reward, over = env.act(act())
        total, steps = total + reward, steps + 1
    return total, steps


def measure(game, policy, ramp):
    env = Environment(game, sticky_action_prob=0.1, difficulty_ramping=ramp)
    env.seed(1)
    rng = np.random.RandomState(1)
    actions = env.minimal_action_set() if policy == "random" else [LETTERS.index(policy)]
    episodes = 300 if game == "freeway" else 4000
    played = np.array([play(env, lambda: actions[rng.randint(len(actions))]) for _ in range(episodes)])
    error = played.std(axis=0, ddof=1) / np.sqrt(episodes)
    names = {"n": "none", "l": "left", "u": "up", "d": "down", "f": "fire"}
    facts = {"game": game.replace("_", "-"), "policy": names.get(policy, policy), "ramp": ramp}
    for i, name in enumerate(("return", "steps")):
        facts[name] = [round(float(played[:, i].mean()), 3), round(float(error[i]), 4)]
    print(facts, file=sys.stderr)
    return facts


cases = [(game, policy) for game, alone in ALONE.items() for policy in ["random", *alone]]
ramps = lambda game: [True] if game in ("breakout", "freeway") else [True, False]
play_facts = [measure(game, policy, ramp) for game, policy in cases for ramp in ramps(game)]
print(json.dumps({"breakoutEpisode": breakout_episode(1500), "episodes": play_facts}))
