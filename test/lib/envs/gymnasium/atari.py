"""What Gymnasium's own AtariPreprocessing shows: atari.py ID SEED LIVES ACTION ... prints a line for the reset and each step, of the
observation's sha256, the reward and how the episode is; it ends with the episode."""

import hashlib
import sys

import ale_py
import gymnasium
from gymnasium.wrappers import AtariPreprocessing

name, seed, lives, *actions = sys.argv[1:]
gymnasium.register_envs(ale_py)
env = gymnasium.make(name, frameskip=1, repeat_action_probability=0.25)
env = AtariPreprocessing(env, 30, 4, 64, terminal_on_life_loss=lives == "true", grayscale_obs=True)


def tell(observation, reward=0, terminated=False, truncated=False):
    print(hashlib.sha256(observation.tobytes()).hexdigest(), reward, terminated, truncated)


tell(env.reset(seed=int(seed))[0])
for action in actions:
    observation, reward, terminated, truncated, _ = env.step(int(action))
    tell(observation, int(reward), terminated, truncated)
    if terminated or truncated:
        break
