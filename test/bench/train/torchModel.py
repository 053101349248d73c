"""Dreamer V1's networks (arXiv 1912.01603; sizes as in sizes.json) in PyTorch, as a PyTorch engineer would write them.

Shapes: T time, B batch, N imagined starts, H horizon, A action, D deter, Z stoch, F = Z + D feature. Time comes first.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

MIN_STD = 0.1
ACTION_SCALE = 5.0
RAW_INITIAL_STD = math.log(math.exp(5.0) - 1.0)
MIN_ACTION_STD = 1e-4


def mlp(inputs: int, hidden: int, layers: int, outputs: int) -> nn.Sequential:
    """Hidden layers with ELU, then a linear one."""
    sizes = [inputs] + [hidden] * layers
    body = [module for a, b in zip(sizes, sizes[1:]) for module in (nn.Linear(a, b), nn.ELU())]
    return nn.Sequential(*body, nn.Linear(hidden, outputs))


class Encoder(nn.Module):
    """Images [M, 3, h, w] to embeddings [M, E]: convolutions of stride 2 with ReLU."""

    def __init__(self, depths: list[int], kernelSizes: list[int], padding: str):
        super().__init__()
        pad = 1 if padding == "same" else 0
        channels = [3, *depths]
        self.layers = nn.ModuleList(
            nn.Conv2d(a, b, k, stride=2, padding=pad) for a, b, k in zip(channels, channels[1:], kernelSizes)
        )

    def forward(self, image: Tensor) -> Tensor:
        x = image
        for layer in self.layers:
            x = F.relu(layer(x))
        return x.movedim(1, -1).flatten(1)


class Decoder(nn.Module):
    """Features [M, F] to the means of images [M, 3, h, w]: one dense layer, then transposed convolutions of stride 2."""

    def __init__(self, inputs: int, start: list[int], depths: list[int], kernelSizes: list[int], padding: str):
        super().__init__()
        pad = 1 if padding == "same" else 0
        channels = [start[2], *depths]
        self.start = start
        self.dense = nn.Linear(inputs, math.prod(start))
        self.layers = nn.ModuleList(
            nn.ConvTranspose2d(a, b, k, stride=2, padding=pad) for a, b, k in zip(channels, channels[1:], kernelSizes)
        )

    def forward(self, feature: Tensor) -> Tensor:
        x = self.dense(feature).unflatten(-1, self.start).movedim(-1, 1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)


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


class WorldModel(nn.Module):
    """Encoder, RSSM, decoder and reward head."""

    def __init__(self, size: dict):
        super().__init__()
        feature = size["deterSize"] + size["stochSize"]
        embed = math.prod(size["decoder"]["start"])
        self.encoder = Encoder(**size["encoder"])
        self.rssm = Rssm(embed, size["actionSize"], size["deterSize"], size["stochSize"], size["hiddenSize"])
        self.decoder = Decoder(feature, **size["decoder"])
        self.reward = mlp(feature, size["headSize"], 2, 1)


class Agent(nn.Module):
    """World model, actor and critic, as named in the TypeScript model."""

    def __init__(self, size: dict):
        super().__init__()
        feature = size["deterSize"] + size["stochSize"]
        self.model = WorldModel(size)
        self.actor = mlp(feature, size["headSize"], 4, 2 * size["actionSize"])
        self.critic = mlp(feature, size["headSize"], 3, 1)

    def act(self, feature: Tensor, noise: Tensor) -> Tensor:
        """Actions [N, A] of the tanh-normal policy."""
        mean, std = self.actor(feature).chunk(2, -1)
        mean = ACTION_SCALE * torch.tanh(mean / ACTION_SCALE)
        std = F.softplus(std + RAW_INITIAL_STD) + MIN_ACTION_STD
        return torch.tanh(torch.addcmul(mean, std, noise))
