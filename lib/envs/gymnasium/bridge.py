"""Plays a batch of environments of Gymnasium for the process that started it: bridge.py SETTINGS (as JSON; see protocol.ts).

Requests come on standard input, answers go to standard output; it ends with its input. Whatever else is printed goes to standard error.
"""

import json
import os
import signal
import struct
import sys

signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)


def read(size):
    data = requests.read(size)
    if len(data) < size:
        sys.exit()
    return data


def answer(*parts):
    answers.write(b"".join(parts))
    answers.flush()


def refuse(sentence):
    text = sentence.encode()
    answer(b"\1", struct.pack("<I", len(text)), text)


def make(settings):
    import gymnasium

    try:
        import ale_py

        gymnasium.register_envs(ale_py)
    except ImportError:
        pass  # then there are no ids that begin with ALE/
    mode = {"render_mode": "rgb_array"} if settings["draw"] else {}
    name = settings["id"]
    if not name.startswith("ALE/"):
        env = gymnasium.make(name, **mode)
        space = env.action_space
        bounded = isinstance(space, gymnasium.spaces.Box) and space.is_bounded() and space.dtype.kind == "f"
        return gymnasium.wrappers.RescaleAction(env, -1.0, 1.0) if bounded else env
    atari = settings["atari"]
    env = gymnasium.make(
        name,
        frameskip=1,
        repeat_action_probability=atari["sticky"],
        full_action_space=atari["allActions"],
        **mode,
    )
    return gymnasium.wrappers.AtariPreprocessing(
        env,
        noop_max=atari["noOps"],
        frame_skip=atari["frameSkip"],
        screen_size=atari["size"],
        terminal_on_life_loss=atari["lives"],
        grayscale_obs=atari["grey"],
        grayscale_newaxis=True,
    )


def describe(space, what):
    """A space as our own are, or a sentence that says why not."""
    kind = type(space).__name__
    if kind == "Discrete":
        return {"kind": "discrete", "n": int(space.n)}
    if kind == "MultiDiscrete" and space.nvec.ndim == 1:
        return {"kind": "multiDiscrete", "counts": space.nvec.tolist()}
    if kind == "MultiBinary":
        return {"kind": "multiDiscrete", "counts": [2] * int(space.n)}
    if kind == "Box" and what == "observation" and space.dtype == "uint8" and len(space.shape) in (2, 3):
        return {"kind": "image", "shape": list(space.shape) + [1] * (3 - len(space.shape))}
    if kind == "Box":
        limits = ([float(x) if abs(x) < 1e30 else None for x in side.ravel()] for side in (space.low, space.high))
        return dict(zip(("kind", "low", "high"), ("box", *limits)))
    raise ValueError(f"its {what} space is {kind}, and only Discrete, MultiDiscrete, MultiBinary and Box can be bridged")


class Coder:
    """Actions and observations as bytes."""

    def __init__(self, env):
        import numpy

        self.numpy, self.actions, self.observations = numpy, env.action_space, env.observation_space
        self.action, self.observation = describe(self.actions, "action"), describe(self.observations, "observation")
        self.size = 1 if self.action["kind"] == "discrete" else int(numpy.prod(self.actions.shape))

    def decode(self, data):
        numbers = self.numpy.frombuffer(data, "<f8")
        if self.action["kind"] == "discrete":
            return int(numbers[0]) + int(self.actions.start)
        return numbers.astype(self.actions.dtype).reshape(self.actions.shape)

    def encode(self, observation):
        if self.observation["kind"] == "discrete":
            observation = observation - self.observations.start
        dtype = "u1" if self.observation["kind"] == "image" else "<f8"
        return self.numpy.ascontiguousarray(observation, dtype).tobytes()


def serve(envs, coder):
    def step(env, index):
        observation, reward, terminated, truncated, _ = env.step(coder.decode(actions[index]))
        over = struct.pack("<dBB", reward, bool(terminated), bool(truncated and not terminated))
        return over + coder.encode(observation)

    def reset(env, index):
        return coder.encode(env.reset(seed=seeds[index])[0])

    def draw(env, index):
        picture = coder.numpy.ascontiguousarray(env.render(), "u1")
        return struct.pack("<II", *picture.shape[:2]) + picture.tobytes()

    while True:
        what, count = struct.unpack("<BI", read(5))
        actions, seeds, chosen = {}, {}, []
        for _ in range(count):
            (index,) = struct.unpack("<I", read(4))
            chosen.append(index)
            if what == ord("s"):
                actions[index] = read(8 * coder.size)
            elif what == ord("r"):
                (seeds[index],) = struct.unpack("<I", read(4))
        act = {"s": step, "r": reset, "d": draw}[chr(what)]
        try:
            parts = [act(envs[index], index) for index in chosen]
        except Exception as error:
            refuse(f"{type(error).__name__}: {error}")
        else:
            answer(b"\0", *parts)


def main():
    settings = json.loads(sys.argv[1])
    sys.path.append(settings["modules"])
    try:
        envs = [make(settings) for _ in range(settings["count"])]
        coder = Coder(envs[0])
    except ImportError as error:
        return refuse(f"its Python lacks a package: {str(error).split('. ')[0]}")
    except Exception as error:
        return refuse(" ".join(str(error).split()))
    meanings = getattr(envs[0].unwrapped, "get_action_meanings", list)()
    text = json.dumps({"action": coder.action, "observation": coder.observation, "meanings": meanings}).encode()
    answer(b"\0", struct.pack("<I", len(text)), text)
    serve(envs, coder)


main()
