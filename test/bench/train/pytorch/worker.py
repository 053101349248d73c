"""PyTorch's side of the benchmark: answers each command on stdin with one line of JSON on stdout.

  prime N     N training steps whose effect is taken back, so that everything is compiled
  run N       N training steps; their times in milliseconds and the last loss of the world model
  act N       N policy steps of batch 1, each from an image to an action in NumPy
  draw N      the noise of N training steps
  threads N   uses N threads from now on
  product     the rate of matrix products, GFLOP/s
  flops       the floating-point operations of a training step, as PyTorch counts them
  save FILE   writes parameters and moments
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

import torch
from torch.utils.flop_counter import FlopCounterMode

from exchange import load_state, read, save_state
from stepV1 import TrainerV1
from stepV2 import TrainerV2

TRAINERS = {"dreamerV1": TrainerV1, "dreamerV2": TrainerV2}
SIZES = json.loads((Path(__file__).parent.parent / "sizes.json").read_text())


class Worker:
    """An agent, its batch and noise, and what the commands do with them."""

    def __init__(self, agent: str, size: str, file: str, compiled: bool):
        self.size = SIZES[agent][size]
        self.trainer = TRAINERS[agent](self.size)
        self.start, self.batch, self.noise = read(file)
        load_state(self.trainer, self.start)
        self.losses: dict = {}
        self.policy = self.policy_step
        if compiled:
            self.trainer.compile()
            self.policy = torch.compile(self.policy_step, dynamic=False, fullgraph=True)

    def times(self, count: int, work) -> dict:
        times = []
        for _ in range(count):
            start = time.perf_counter()
            work()
            times.append(1e3 * (time.perf_counter() - start))
        return {"times": times}

    def train(self) -> None:
        self.losses = self.trainer.step(self.batch, self.noise)

    def prime(self, count: str) -> dict:
        answer = self.times(int(count), self.train)
        load_state(self.trainer, self.start)
        return answer

    def run(self, count: str) -> dict:
        return self.times(int(count), self.train) | {"loss": self.losses["modelLoss"]}

    def policy_step(self, image, action, deter, stoch, state_noise, action_noise):
        model = self.trainer.agent.model
        deter, stoch, *_ = model.rssm.obs_step(deter, stoch, action, model.encoder(image), state_noise)
        return self.trainer.agent.act(torch.cat((stoch, deter), -1), action_noise), deter, stoch

    def act(self, count: str) -> dict:
        size, image = self.size, self.batch["image"][:1]
        state_noise, action_noise = self.noise["prior"][0, :1], self.noise["action"][0, :1]
        latent = [torch.zeros(1, size[name]) for name in ("actionSize", "deterSize", "stochSize")]

        def step() -> None:
            latent[:] = self.policy(image, *latent, state_noise, action_noise)
            latent[0].numpy()

        with torch.inference_mode():
            return self.times(int(count), step)

    def draw(self, count: str) -> dict:
        return self.times(int(count), lambda: [self.trainer.draw(noise.shape) for noise in self.noise.values()])

    def threads(self, count: str) -> dict:
        torch.set_num_threads(int(count))
        return {}

    def product(self) -> dict:
        n = 1024
        a, b = torch.rand(n, n), torch.rand(n, n)
        best = min(self.times(40, lambda: a @ b)["times"])
        return {"gflops": 2e-6 * n**3 / best}

    def flops(self) -> dict:
        with FlopCounterMode(display=False) as counter:
            self.train()
        return {"flops": counter.get_total_flops()}

    def save(self, file: str) -> dict:
        save_state(self.trainer, self.losses, file)
        return {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agent", required=True, choices=TRAINERS, help="the version of Dreamer")
    parser.add_argument("--size", required=True, help="a name in sizes.json")
    parser.add_argument("--data", required=True, help="safetensors file with state, batch and noise")
    parser.add_argument("--compile", action="store_true", help="use torch.compile")
    options = parser.parse_args()
    worker = Worker(options.agent, options.size, options.data, options.compile)
    commands = {name: getattr(worker, name) for name in ("prime", "run", "act", "draw", "threads", "product", "flops", "save")}
    for line in sys.stdin:
        name, *arguments = line.split(maxsplit=1)
        answer = commands[name](*(argument.strip() for argument in arguments))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        print(json.dumps({**answer, "peakBytes": peak}), flush=True)


if __name__ == "__main__":
    main()
