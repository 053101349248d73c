"""Dreamer V1's networks (arXiv 1912.01603; sizes as in sizes.json) in PyTorch, as a PyTorch engineer would write them.

Shapes: T time, B batch, N imagined starts, H horizon, A action, D deter, Z stoch, F = Z + D feature. Time comes first.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from networks import WorldModel, mlp

MIN_STD = 0.1
ACTION_SCALE = 5.0
RAW_INITIAL_STD = math.log(math.exp(5.0) - 1.0)
MIN_ACTION_STD = 1e-4


def normal(stats: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation, each [..., Z], from [..., 2Z]."""
    mean, std = stats.chunk(2, -1)
    return mean, F.softplus(std) + MIN_STD


class Rssm(nn.Module):
    """The recurrent state-space model: a GRU with Gaussian prior and posterior."""

    def __init__(self, embed: int, action: int, deter: int, stoch: int, hidden: int):
        super().__init__()
        self.deter, self.stoch = deter, stoch
        self.input = nn.Linear(stoch + action, hidden)
        self.cell = nn.GRUCell(hidden, deter)
        self.prior = mlp(deter, hidden, 1, 2 * stoch)
        self.posterior = mlp(deter + embed, hidden, 1, 2 * stoch)

    def advance(self, deter: Tensor, stoch: Tensor, action: Tensor) -> Tensor:
        """The next deter [N, D]."""
        return self.cell(F.elu(self.input(torch.cat((stoch, action), -1))), deter)

    def obs_step(self, deter: Tensor, stoch: Tensor, action: Tensor, embed: Tensor, noise: Tensor):
        """The next deter, stoch, posterior mean and standard deviation."""
        deter = self.advance(deter, stoch, action)
        mean, std = normal(self.posterior(torch.cat((deter, embed), -1)))
        return deter, torch.addcmul(mean, std, noise), mean, std

    def img_step(self, deter: Tensor, stoch: Tensor, action: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """The next deter and stoch, without an observation."""
        deter = self.advance(deter, stoch, action)
        mean, std = normal(self.prior(deter))
        return deter, torch.addcmul(mean, std, noise)

    def observe(self, embed: Tensor, action: Tensor, noise: Tensor) -> list[Tensor]:
        """deter, stoch, posterior mean and standard deviation, each [T, B, ·], of whole sequences."""
        deter = embed.new_zeros(embed.shape[1], self.deter)
        stoch = embed.new_zeros(embed.shape[1], self.stoch)
        steps = []
        for at in zip(action.unbind(0), embed.unbind(0), noise.unbind(0)):
            steps.append(self.obs_step(deter, stoch, *at))
            deter, stoch = steps[-1][:2]
        return [torch.stack(states) for states in zip(*steps)]


class Agent(nn.Module):
    """World model, actor and critic, as named in the TypeScript model."""

    def __init__(self, size: dict):
        super().__init__()
        action, deter, stoch, units = (size[name] for name in ("actionSize", "deterSize", "stochSize", "headSize"))
        embed, feature = math.prod(size["decoder"]["start"]), deter + stoch
        rssm = Rssm(embed, action, deter, stoch, size["hiddenSize"])
        self.model = WorldModel(size, F.relu, rssm, {"reward": mlp(feature, units, 2, 1)})
        self.actor = mlp(feature, units, 4, 2 * action)
        self.critic = mlp(feature, units, 3, 1)

    def act(self, feature: Tensor, noise: Tensor) -> Tensor:
        """Actions [N, A] of the tanh-normal policy."""
        mean, std = self.actor(feature).chunk(2, -1)
        mean = ACTION_SCALE * torch.tanh(mean / ACTION_SCALE)
        std = F.softplus(std + RAW_INITIAL_STD) + MIN_ACTION_STD
        return torch.tanh(torch.addcmul(mean, std, noise))
