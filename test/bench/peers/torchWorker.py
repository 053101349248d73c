"""PyTorch's peer, eager: answers "run N" on stdin with the times and losses of N steps, a line of JSON on stdout.

Arguments: work, data file, learning rate.
"""

import json
import resource
import sys
import time

import torch
from safetensors.torch import load_file
from torch import Tensor, nn


def mean_error(predicted: Tensor, x: Tensor) -> Tensor:
    return (predicted - x).square().sum(-1).mean()


class Autoencoder(nn.Module):
    def __init__(self, w: dict[str, Tensor]):
        super().__init__()
        self.layers = nn.ModuleList(linear(w[f"w{i}"], w[f"b{i}"]) for i in (1, 2, 3, 4))

    def forward(self, x: Tensor) -> Tensor:
        h = x
        for layer in self.layers[:3]:
            h = layer(h).tanh()
        return mean_error(self.layers[3](h).sigmoid(), x)


class Gru(nn.Module):
    """PyTorch's own GRU, which computes all steps by one call."""

    def __init__(self, w: dict[str, Tensor]):
        super().__init__()
        inputs, units = w["wx"].shape[0], w["wh"].shape[0]
        self.gru = nn.GRU(inputs, units, batch_first=True)
        self.output = nn.Linear(units, inputs, bias=False)
        with torch.no_grad():
            self.gru.weight_ih_l0.copy_(w["wx"].T)
            self.gru.weight_hh_l0.copy_(w["wh"].T)
            self.gru.bias_ih_l0.copy_(w["bx"])
            self.gru.bias_hh_l0.copy_(w["bh"])
            self.output.weight.copy_(w["wo"].T)

    def forward(self, x: Tensor) -> Tensor:
        h, _ = self.gru(x[:, :-1])
        return mean_error(self.output(h), x[:, 1:])


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(*weight.shape)
    with torch.no_grad():
        layer.weight.copy_(weight.T)
        layer.bias.copy_(bias)
    return layer


def main() -> None:
    work, file, rate = sys.argv[1:4]
    tensors = load_file(file)
    batch = tensors.pop("batch")
    model = {"autoencoder": Autoencoder, "gru": Gru}[work](tensors)
    optimiser = torch.optim.SGD(model.parameters(), lr=float(rate))
    for line in sys.stdin:
        times, losses = [], []
        for _ in range(int(line.split()[1])):
            start = time.perf_counter()
            loss = model(batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
            times.append(1e3 * (time.perf_counter() - start))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        print(json.dumps({"times": times, "losses": losses, "peakBytes": peak}), flush=True)


main()
