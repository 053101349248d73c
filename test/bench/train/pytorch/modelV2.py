"""Dreamer V2's networks for Atari (arXiv 2010.02193; sizes as in sizes.json) in PyTorch, as a PyTorch engineer would write them.

Shapes: T time, B batch, N imagined starts, H horizon, A actions, D deter, G variables of K classes, Z = G · K stoch, F = Z + D feature.
Time comes first.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from networks import WorldModel, mlp

LAYER_NORM_EPSILON = 1e-3
UPDATE_BIAS = -1.0
HEAD_LAYERS = 4


def one_hot(probs: Tensor, noise: Tensor) -> Tensor:
    """Draws [..., K] of categories: the first of K exponential clocks to ring, with noise uniform between 0 and 1."""
    first = (probs / -noise.log()).argmax(-1, keepdim=True)
    return torch.zeros_like(probs).scatter_(-1, first, 1.0)


def straight_through(probs: Tensor, noise: Tensor) -> Tensor:
    """The same draws, with the gradient of the probabilities."""
    return one_hot(probs.detach(), noise) + (probs - probs.detach())


class LayerNormGru(nn.Module):
    """The gated recurrent unit with one normalised layer for all of its parts: reset gate, candidate, update gate."""

    def __init__(self, inputs: int, units: int):
        super().__init__()
        self.layer = nn.Linear(inputs + units, 3 * units)
        self.norm = nn.LayerNorm(3 * units, eps=LAYER_NORM_EPSILON)

    def forward(self, x: Tensor, h: Tensor) -> Tensor:
        reset, candidate, update = self.norm(self.layer(torch.cat((x, h), -1))).chunk(3, -1)
        candidate = torch.tanh(torch.sigmoid(reset) * candidate)
        return torch.lerp(h, candidate, torch.sigmoid(update + UPDATE_BIAS))


class Rssm(nn.Module):
    """The recurrent state-space model with categorical states."""

    def __init__(self, embed: int, action: int, deter: int, stoch: int, classes: int, hidden: int):
        super().__init__()
        self.deter, self.stoch, self.groups = deter, stoch, (stoch // classes, classes)
        self.input = nn.Linear(stoch + action, hidden)
        self.cell = LayerNormGru(hidden, deter)
        self.prior = mlp(deter, hidden, 1, stoch)
        self.posterior = mlp(deter + embed, hidden, 1, stoch)

    def grouped(self, x: Tensor) -> Tensor:
        """[..., Z] as [..., G, K]."""
        return x.unflatten(-1, self.groups)

    def advance(self, deter: Tensor, stoch: Tensor, action: Tensor) -> Tensor:
        """The next deter [N, D]."""
        return self.cell(F.elu(self.input(torch.cat((stoch, action), -1))), deter)

    def obs_step(self, deter: Tensor, stoch: Tensor, action: Tensor, embed: Tensor, noise: Tensor):
        """The next deter, stoch and posterior logits [N, G, K]."""
        deter = self.advance(deter, stoch, action)
        logits = self.grouped(self.posterior(torch.cat((deter, embed), -1)))
        return deter, straight_through(logits.softmax(-1), self.grouped(noise)).flatten(-2), logits

    def img_step(self, deter: Tensor, stoch: Tensor, action: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """The next deter and stoch, without an observation and without a gradient through the draw."""
        deter = self.advance(deter, stoch, action)
        probs = self.grouped(self.prior(deter)).softmax(-1)
        return deter, one_hot(probs, self.grouped(noise)).flatten(-2)

    def observe(self, embed: Tensor, action: Tensor, is_first: Tensor, noise: Tensor) -> list[Tensor]:
        """deter, stoch and posterior logits, each [T, B, ...], of whole sequences; nothing is carried over where an episode begins."""
        deter = embed.new_zeros(embed.shape[1], self.deter)
        stoch = embed.new_zeros(embed.shape[1], self.stoch)
        goes_on = 1 - is_first.unsqueeze(-1)
        steps = []
        for keep, act, seen, draw in zip(goes_on.unbind(0), action.unbind(0), embed.unbind(0), noise.unbind(0)):
            steps.append(self.obs_step(deter * keep, stoch * keep, act * keep, seen, draw))
            deter, stoch = steps[-1][:2]
        return [torch.stack(states) for states in zip(*steps)]


class Agent(nn.Module):
    """World model, actor and critic, as named in the TypeScript model."""

    def __init__(self, size: dict):
        super().__init__()
        action, deter, stoch, units = (size[name] for name in ("actionSize", "deterSize", "stochSize", "headSize"))
        embed, feature = math.prod(size["decoder"]["start"]), deter + stoch

        def head(outputs: int) -> nn.Sequential:
            return mlp(feature, units, HEAD_LAYERS, outputs)

        rssm = Rssm(embed, action, deter, stoch, size["classes"], size["hiddenSize"])
        self.model = WorldModel(size, F.elu, rssm, {"reward": head(1), "continues": head(1)})
        self.actor = head(action)
        self.critic = head(1)

    def act(self, feature: Tensor, noise: Tensor) -> Tensor:
        """Actions, one-hot [N, A]."""
        return one_hot(self.actor(feature).softmax(-1), noise)
