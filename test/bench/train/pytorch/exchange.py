"""Reads and writes the TypeScript model's parameters, moments, batch and noise (safetensors), in its names and layouts."""

from typing import Callable, Iterator, NamedTuple

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from modelV2 import LayerNormGru
from networks import WorldModel
from trainer import Trainer

BETAS = {"exp_avg": 0.9, "exp_avg_sq": 0.999}
SUMS = {"exp_avg": "gradientSums", "exp_avg_sq": "squareSums"}


class Entry(NamedTuple):
    """One tensor there, and the parameters here that hold the same numbers."""

    path: str
    parameters: list[Tensor]
    split: Callable[[Tensor], list[Tensor]]
    join: Callable[[list[Tensor]], Tensor]


def swap_gates(x: Tensor) -> Tensor:
    """Keras's order update, reset, candidate to PyTorch's reset, update, candidate, and back."""
    update, reset, candidate = x.chunk(3, -1)
    return torch.cat((reset, update, candidate), -1)


def plain(path: str, parameter: Tensor) -> Entry:
    return Entry(path, [parameter], lambda x: [x], lambda xs: xs[0])


def transposed(path: str, parameter: Tensor) -> Entry:
    return Entry(path, [parameter], lambda x: [x.t()], lambda xs: xs[0].t())


def dense(path: str, layer: nn.Linear) -> list[Entry]:
    return [transposed(f"{path}.kernel", layer.weight), plain(f"{path}.bias", layer.bias)]


def conv(path: str, layer: nn.Module) -> list[Entry]:
    """[h, w, in, out] is [out, in, h, w] here; of a transposed one [h, w, out, in] is [in, out, h, w]."""
    kernel = Entry(
        f"{path}.kernel",
        [layer.weight],
        lambda x: [x.permute(3, 2, 0, 1)],
        lambda xs: xs[0].permute(2, 3, 1, 0),
    )
    return [kernel, plain(f"{path}.bias", layer.bias)]


def gru(path: str, cell: nn.GRUCell) -> list[Entry]:
    def kernel(name: str, weight: Tensor) -> Entry:
        return Entry(
            f"{path}.{name}", [weight], lambda x: [swap_gates(x).t()], lambda xs: swap_gates(xs[0].t())
        )

    bias = Entry(
        f"{path}.bias",
        [cell.bias_ih, cell.bias_hh],
        lambda x: list(swap_gates(x)),
        lambda xs: swap_gates(torch.stack(xs)),
    )
    return [kernel("kernel", cell.weight_ih), kernel("recurrentKernel", cell.weight_hh), bias]


def layer_norm_gru(path: str, cell: LayerNormGru) -> list[Entry]:
    norm = [plain(f"{path}.norm.scale", cell.norm.weight), plain(f"{path}.norm.offset", cell.norm.bias)]
    return [*dense(f"{path}.layer", cell.layer), *norm]


def mlp(path: str, layers: nn.Sequential) -> list[Entry]:
    *hidden, output = [layer for layer in layers if isinstance(layer, nn.Linear)]
    entries = [entry for i, layer in enumerate(hidden) for entry in dense(f"{path}.hidden[{i}]", layer)]
    return entries + dense(f"{path}.output", output)


def world_model(path: str, model: WorldModel) -> list[Entry]:
    rssm = model.rssm
    cell = layer_norm_gru if isinstance(rssm.cell, LayerNormGru) else gru
    return [
        *(e for i, layer in enumerate(model.encoder.layers) for e in conv(f"{path}.encoder.layers[{i}]", layer)),
        *dense(f"{path}.rssm.input", rssm.input),
        *cell(f"{path}.rssm.cell", rssm.cell),
        *mlp(f"{path}.rssm.prior", rssm.prior),
        *mlp(f"{path}.rssm.posterior", rssm.posterior),
        *dense(f"{path}.decoder.dense", model.decoder.dense),
        *(e for i, layer in enumerate(model.decoder.layers) for e in conv(f"{path}.decoder.layers[{i}]", layer)),
        *(e for name, head in model.heads.items() for e in mlp(f"{path}.{name}", head)),
    ]


def learnt(trainer: Trainer) -> Iterator[tuple[str, Entry]]:
    """Every tensor that an optimiser moves, with the part that it belongs to."""
    for part in trainer.optimisers:
        network = getattr(trainer.agent, part)
        found = world_model(part, network) if isinstance(network, WorldModel) else mlp(part, network)
        yield from ((part, entry) for entry in found)


def copied(trainer: Trainer) -> list[Entry]:
    """Every tensor of the networks that follow others."""
    return [entry for name, network in trainer.copies.items() for entry in mlp(name, network)]


def read(file: str) -> tuple[dict, dict, dict]:
    """State, batch and noise of a file, each by the rest of the names. Time comes first here: images are [T · B, C, h, w], channels
    last in memory; imagination's noise is [H, T · B, ·]."""
    groups: dict[str, dict] = {"state": {}, "batch": {}, "noise": {}}
    for name, tensor in load_file(file).items():
        group, rest = name.split(".", 1)
        groups[group][rest] = tensor
    batch, noise = groups["batch"], groups["noise"]
    sequences = batch["reward"].shape
    for name in batch:
        batch[name] = batch[name].transpose(0, 1).contiguous()
    batch["image"] = batch["image"].flatten(0, 1).permute(0, 3, 1, 2)
    noise["posterior"] = noise["posterior"].transpose(0, 1).contiguous()
    for name in ("prior", "action"):
        noise[name] = noise[name].unflatten(0, sequences).permute(2, 1, 0, 3).flatten(1, 2).contiguous()
    return groups["state"], groups["batch"], groups["noise"]


def copy(entry: Entry, tensor: Tensor) -> None:
    for parameter, numbers in zip(entry.parameters, entry.split(tensor)):
        parameter.copy_(numbers)


@torch.no_grad()
def load_state(trainer: Trainer, state: dict) -> None:
    """Sets parameters, moments, step counters and copies."""
    for entry in copied(trainer):
        copy(entry, state[entry.path])
    for part, entry in learnt(trainer):
        optimiser = trainer.optimisers[part]
        copy(entry, state[f"params.{entry.path}"])
        for name, beta in BETAS.items():
            sums = entry.split(state[f"optimisers.{part}.{SUMS[name]}{entry.path.removeprefix(part)}"])
            for parameter, numbers in zip(entry.parameters, sums):
                moments = optimiser.state[parameter]
                moments.setdefault("step", torch.tensor(0.0)).copy_(state[f"optimisers.{part}.step"])
                moments.setdefault(name, torch.zeros_like(parameter)).copy_(numbers * (1 - beta))


@torch.no_grad()
def save_state(trainer: Trainer, losses: dict, file: str) -> None:
    """Writes the state and the losses."""
    tensors = {f"metrics.{name}": torch.tensor(loss) for name, loss in losses.items()}
    for entry in copied(trainer):
        tensors[f"state.{entry.path}"] = entry.join(entry.parameters)
    for part, entry in learnt(trainer):
        moments = [trainer.optimisers[part].state[parameter] for parameter in entry.parameters]
        tensors[f"state.params.{entry.path}"] = entry.join(entry.parameters)
        tensors[f"state.optimisers.{part}.step"] = moments[0]["step"]
        for name, beta in BETAS.items():
            joined = entry.join([moment[name] for moment in moments]) / (1 - beta)
            tensors[f"state.optimisers.{part}.{SUMS[name]}{entry.path.removeprefix(part)}"] = joined
    save_file({name: tensor.contiguous().clone() for name, tensor in tensors.items()}, file)
