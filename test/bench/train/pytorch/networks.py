"""The networks that both versions of Dreamer are made of."""

import math
from typing import Callable

from torch import Tensor, nn

Activation = Callable[[Tensor], Tensor]


def mlp(inputs: int, hidden: int, layers: int, outputs: int) -> nn.Sequential:
    """Hidden layers with ELU, then a linear one."""
    sizes = [inputs] + [hidden] * layers
    body = [module for a, b in zip(sizes, sizes[1:]) for module in (nn.Linear(a, b), nn.ELU())]
    return nn.Sequential(*body, nn.Linear(hidden, outputs))


class Encoder(nn.Module):
    """Images [M, C, h, w] to embeddings [M, E]: convolutions of stride 2, each with the activation."""

    def __init__(self, channels: int, activation: Activation, depths: list[int], kernelSizes: list[int], padding: str):
        super().__init__()
        pad = 1 if padding == "same" else 0
        sizes = [channels, *depths]
        self.activation = activation
        self.layers = nn.ModuleList(
            nn.Conv2d(a, b, k, stride=2, padding=pad) for a, b, k in zip(sizes, sizes[1:], kernelSizes)
        )

    def forward(self, image: Tensor) -> Tensor:
        x = image
        for layer in self.layers:
            x = self.activation(layer(x))
        return x.movedim(1, -1).flatten(1)


class Decoder(nn.Module):
    """Features [M, F] to the means of images [M, C, h, w]: one dense layer, then transposed convolutions of stride 2 with the
    activation between them."""

    def __init__(
        self, inputs: int, activation: Activation, start: list[int], depths: list[int], kernelSizes: list[int], padding: str
    ):
        super().__init__()
        pad = 1 if padding == "same" else 0
        sizes = [start[2], *depths]
        self.start = start
        self.activation = activation
        self.dense = nn.Linear(inputs, math.prod(start))
        self.layers = nn.ModuleList(
            nn.ConvTranspose2d(a, b, k, stride=2, padding=pad) for a, b, k in zip(sizes, sizes[1:], kernelSizes)
        )

    def forward(self, feature: Tensor) -> Tensor:
        x = self.dense(feature).unflatten(-1, self.start).movedim(-1, 1)
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        return self.layers[-1](x)


class WorldModel(nn.Module):
    """Encoder, RSSM, decoder, and heads that predict one number each."""

    def __init__(self, size: dict, activation: Activation, rssm: nn.Module, heads: dict[str, nn.Sequential]):
        super().__init__()
        feature = size["deterSize"] + size["stochSize"]
        self.encoder = Encoder(size["channels"], activation, **size["encoder"])
        self.rssm = rssm
        self.decoder = Decoder(feature, activation, **size["decoder"])
        self.heads = nn.ModuleDict(heads)
