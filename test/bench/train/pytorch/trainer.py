"""What the training steps of both versions of Dreamer share: each part of the agent has a clipped optimiser of its own."""

import torch
from torch import Tensor, nn

CLIP_NORM = 100.0


class Trainer:
    """An agent and the optimisers of its parts, by the parts' names."""

    # Methods that compute and change nothing, each of which torch.compile makes one graph of.
    pure: tuple[str, ...] = ()

    # Fills a tensor of a shape with the noise that the agent takes.
    draw = staticmethod(torch.randn)

    def __init__(self, agent: nn.Module, optimisers: dict[str, torch.optim.Optimizer]):
        self.agent = agent
        self.optimisers = optimisers
        self.parameters = {name: list(getattr(agent, name).parameters()) for name in optimisers}
        # Networks that follow others and have no optimiser.
        self.copies: dict[str, nn.Module] = {}

    def compile(self) -> None:
        """Lets torch.compile take over."""
        torch._dynamo.config.trace_autograd_ops = True
        for name in self.pure:
            setattr(self, name, torch.compile(getattr(self, name), dynamic=False, fullgraph=True))
        self.update = torch.compile(self.update, dynamic=False)

    def update(self, gradients: dict[str, tuple[Tensor, ...]]) -> dict:
        """Clips each part's gradient by its global norm and moves the parameters; returns the norms."""
        norms = {}
        for name, found in gradients.items():
            parameters = self.parameters[name]
            for parameter, gradient in zip(parameters, found):
                parameter.grad = gradient
            norms[f"{name}Norm"] = torch.nn.utils.clip_grad_norm_(parameters, CLIP_NORM, foreach=True)
            self.optimisers[name].step()
        return norms

    def updates(self, name: str) -> int:
        """How often a part has been updated."""
        first = self.parameters[name][0]
        return int(self.optimisers[name].state[first]["step"])

    def step(self, batch: dict, noise: dict) -> dict:
        """One training step; returns the losses and the norms of the gradients as numbers."""
        raise NotImplementedError
