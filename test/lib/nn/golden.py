"""The numbers in golden.json, computed without our code: by PyTorch in double precision, or by the formula in NumPy.

To redo them (the output is the same with torch 2.x):
    python -m venv /tmp/golden && /tmp/golden/bin/pip install torch numpy
    /tmp/golden/bin/python test/lib/nn/golden.py > test/lib/nn/golden.json
    npx prettier --write test/lib/nn/golden.json
"""

import json
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20240607)


def draw(*shape, scale=1.0):
    return torch.tensor(np.round(rng.normal(size=shape) * scale, 3))


def positive(*shape):
    return torch.tensor(np.round(rng.uniform(0.2, 2, size=shape), 3))


def dense():
    x, kernel, bias = draw(2, 3), draw(3, 4), draw(4)
    return dict(x=x, kernel=kernel, bias=bias, y=F.linear(x, kernel.T, bias))


def mlp():
    x, k1, b1, k2, b2 = draw(2, 3), draw(3, 4), draw(4), draw(4, 2), draw(2)
    y = F.linear(F.elu(F.linear(x, k1.T, b1)), k2.T, b2)
    return dict(x=x, k1=k1, b1=b1, k2=k2, b2=b2, y=y)


def to_nchw(x):
    return x.permute(0, 3, 1, 2)


def to_nhwc(x):
    return x.permute(0, 2, 3, 1)


def conv2d():
    """PyTorch's kernels are [out, in, height, width]; "same" pads the odd pixel below and on the right, as in TensorFlow."""
    x, kernel, bias = draw(1, 6, 5, 2), draw(4, 4, 2, 3), draw(3)
    weight = kernel.permute(3, 2, 0, 1)
    valid = to_nhwc(F.conv2d(to_nchw(x), weight, bias, stride=2))
    # Height 6 → 3 needs 2 · 2 + 4 − 6 = 2 rows, width 5 → 3 needs 3 columns: 1 on the left, 2 on the right.
    same = to_nhwc(F.conv2d(F.pad(to_nchw(x), (1, 2, 1, 1)), weight, bias, stride=2))
    return dict(x=x, kernel=kernel, bias=bias, valid=valid, same=same)


def conv_transpose2d():
    """The kernel [height, width, out, in] is PyTorch's [in, out, height, width]."""
    x, kernel, bias = draw(1, 2, 3, 2), draw(4, 4, 3, 2), draw(3)
    full = F.conv_transpose2d(to_nchw(x), kernel.permute(3, 2, 0, 1), bias, stride=2)
    # "same" cuts the k − s = 2 surplus pixels, one on each side.
    return dict(x=x, kernel=kernel, bias=bias, valid=to_nhwc(full), same=to_nhwc(full[:, :, 1:-1, 1:-1]))


def gru():
    """PyTorch's cell is the same with gates in the order reset, update, candidate and kernels [3D, in]."""
    units = 4
    x, h = draw(2, 3), draw(2, units)
    kernel, recurrent, bias = draw(3, 3 * units), draw(units, 3 * units), draw(2, 3 * units)

    def reorder(w):
        update, reset, candidate = w.split(units, -1)
        return torch.cat([reset, update, candidate], -1)

    cell = torch.nn.GRUCell(3, units)
    with torch.no_grad():
        cell.weight_ih.copy_(reorder(kernel).T)
        cell.weight_hh.copy_(reorder(recurrent).T)
        cell.bias_ih.copy_(reorder(bias[0]))
        cell.bias_hh.copy_(reorder(bias[1]))
        return dict(x=x, h=h, kernel=kernel, recurrentKernel=recurrent, bias=bias, y=cell(x, h))


def normal():
    mean, std, x, noise = draw(2, 3), positive(2, 3), draw(2, 3), draw(2, 3)
    other = D.Independent(D.Normal(draw(2, 3), positive(2, 3)), 1)
    p = D.Independent(D.Normal(mean, std), 1)
    unit = D.Independent(D.Normal(mean, torch.ones(2, 3)), 2)
    return dict(
        mean=mean,
        std=std,
        x=x,
        noise=noise,
        logProb=p.log_prob(x),
        entropy=p.entropy(),
        sample=mean + std * noise,
        otherMean=other.mean,
        otherStd=other.stddev,
        kl=D.kl_divergence(p, other),
        unitLogProb=unit.log_prob(x),
    )


def tanh_normal():
    stats, noise = draw(2, 6, scale=3.0), draw(2, 3)
    m, s = stats.split(3, -1)
    mean = 5 * torch.tanh(m / 5)
    std = F.softplus(s + math.log(math.exp(5) - 1)) + 1e-4
    p = D.Independent(D.TransformedDistribution(D.Normal(mean, std), D.TanhTransform()), 1)
    raw = mean + 0.1 * std * noise
    return dict(stats=stats, mean=mean, std=std, raw=raw, logProb=p.log_prob(torch.tanh(raw)))


def adam_pytorch():
    """AdamW with weight_decay 0.5 takes learningRate · 0.5 = 0.005 of each parameter off first."""
    start = draw(2, 3)
    param, decayed = start.clone().requires_grad_(), start.clone().requires_grad_()
    gradients = [draw(2, 3, scale=10.0**-k) for k in range(5)]
    plain = torch.optim.Adam([param], lr=0.01, betas=(0.9, 0.999), eps=1e-3)
    decay = torch.optim.AdamW([decayed], lr=0.01, betas=(0.9, 0.999), eps=1e-3, weight_decay=0.5)
    steps, decayed_steps = [], []
    for gradient in gradients:
        for optimizer, p, trace in ((plain, param, steps), (decay, decayed, decayed_steps)):
            p.grad = gradient.clone()
            optimizer.step()
            trace.append(p.detach().clone())
    return dict(param=start, gradients=gradients, steps=steps, decayedSteps=decayed_steps)


def adam_keras():
    """keras/src/optimizers/adam.py: alpha = lr √(1 − β₂ᵗ) / (1 − β₁ᵗ), θ -= alpha m / (√v + ε)."""
    param = start = draw(2, 3)
    gradients = [draw(2, 3, scale=10.0**-k) for k in range(5)]
    m = v = torch.zeros(2, 3)
    steps = []
    for t, g in enumerate(gradients, 1):
        m = m + (g - m) * (1 - 0.9)
        v = v + (g * g - v) * (1 - 0.999)
        param = param - 0.01 * math.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (torch.sqrt(v) + 1e-3)
        steps.append(param)
    return dict(param=start, gradients=gradients, steps=steps)


def clip_by_global_norm():
    a, b = draw(2, 3), draw(4)
    grads = [a.clone().requires_grad_(), b.clone().requires_grad_()]
    for p in grads:
        p.grad = p.detach().clone()
    norm = torch.nn.utils.clip_grad_norm_(grads, 0.5)
    # PyTorch divides by ‖g‖ + 1e-6; undo that.
    undo = (norm + 1e-6) / norm
    return dict(a=a, b=b, norm=norm, clippedA=grads[0].grad * undo, clippedB=grads[1].grad * undo)


def layer_norm():
    x, scale, offset = draw(2, 3, 5), draw(5), draw(5)
    return dict(x=x, scale=scale, offset=offset, y=F.layer_norm(x, (5,), scale, offset, eps=1e-3))


def layer_norm_gru():
    units = 4
    x, h, kernel = draw(2, 3), draw(2, units), draw(3 + units, 3 * units)
    scale, offset = draw(3 * units), draw(3 * units)
    parts = F.layer_norm(torch.cat([x, h], -1) @ kernel, (3 * units,), scale, offset, eps=1e-3)
    reset, candidate, update = parts.chunk(3, -1)
    update = torch.sigmoid(update - 1)
    y = update * torch.tanh(torch.sigmoid(reset) * candidate) + (1 - update) * h
    return dict(x=x, h=h, kernel=kernel, scale=scale, offset=offset, y=y)


def silu():
    x = torch.tensor([-20, -1.5, -0.01, 0, 0.3, 5])
    return dict(x=x, y=F.silu(x))


def symlog():
    x = torch.tensor([-1e6, -3.0, -1e-4, 0, 1e-4, 0.5, 20])
    small = torch.tensor([-9.0, -1, -1e-4, 0, 1e-4, 0.5, 4])
    return dict(
        x=x,
        symlog=torch.sign(x) * torch.log1p(x.abs()),
        small=small,
        symexp=torch.sign(small) * torch.expm1(small.abs()),
    )


def bernoulli():
    logits, x = draw(2, 3, scale=2.0), torch.tensor([[0.0, 1, 1], [0, 0, 1]])
    soft = torch.tensor([[0.3, 1, 0.997], [0, 0.5, 0.9]])
    p = D.Bernoulli(logits=logits)
    cross_entropy = F.binary_cross_entropy_with_logits(logits, soft, reduction="none")
    return dict(logits=logits, x=x, soft=soft, logProb=p.log_prob(x), softLogProb=-cross_entropy,
                mean=p.mean, entropy=p.entropy())  # fmt: skip


def one_hot():
    raw, other, noise = (
        draw(2, 3, 4, scale=2.0),
        draw(2, 3, 4, scale=2.0),
        torch.tensor(rng.uniform(size=(2, 3, 4)).round(4)),
    )

    def mix(logits):
        return D.OneHotCategorical(probs=0.9 * torch.softmax(logits, -1) + 0.1 / 4)

    p, q = D.OneHotCategorical(logits=raw), D.OneHotCategorical(logits=other)
    gumbel = -torch.log(-torch.log(noise))
    x = F.one_hot((p.logits + gumbel).argmax(-1), 4).double()
    return dict(
        raw=raw,
        other=other,
        noise=noise,
        logits=p.logits,
        mixed=mix(raw).logits,
        sample=x,
        logProb=p.log_prob(x),
        entropy=p.entropy(),
        kl=D.kl_divergence(p, q),
        mixedKl=D.kl_divergence(mix(raw), mix(other)),
    )


def two_hot():
    """By search for the two neighbours, not by DreamerV3's or our formula."""
    bins = np.array([-5, -2, -0.5, 0, 1, 4])
    x = np.array([-9, -5, -2.3, -0.5, 0.25, 3.999, 4, 7])
    logits = draw(8, 6)
    code = np.zeros((8, 6))
    for row, value in enumerate(np.clip(x, -5, 4)):
        k = min(np.searchsorted(bins, value, "right") - 1, 4)
        upper = (value - bins[k]) / (bins[k + 1] - bins[k])
        code[row, [k, k + 1]] = 1 - upper, upper
    code = torch.tensor(code)
    return dict(
        bins=torch.tensor(bins),
        x=torch.tensor(x),
        logits=logits,
        code=code,
        loss=F.cross_entropy(logits, code, reduction="none"),
        mean=(torch.softmax(logits, -1) * torch.tensor(bins)).sum(-1),
    )


def la_prop():
    """v and m with their corrections one after the other, as optax's and DreamerV3's transformations do."""
    param = start = draw(2, 3)
    gradients = [draw(2, 3, scale=10.0**-k) for k in range(5)]
    m = v = torch.zeros(2, 3)
    steps = []
    for t, g in enumerate(gradients, 1):
        v = 0.999 * v + 0.001 * g * g
        m = 0.9 * m + 0.1 * g / (torch.sqrt(v / (1 - 0.999**t)) + 1e-20)
        param = param - 0.01 * m / (1 - 0.9**t)
        steps.append(param)
    return dict(param=start, gradients=gradients, steps=steps)


def plain(value):
    if isinstance(value, torch.Tensor):
        return plain(value.detach().tolist())
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return float(f"{value:.10g}")


cases = [dense, mlp, conv2d, conv_transpose2d, gru, normal, tanh_normal, adam_pytorch, adam_keras]
cases += [clip_by_global_norm, layer_norm, layer_norm_gru, silu, symlog, bernoulli, one_hot, two_hot, la_prop]
numbers = {case.__name__: {name: plain(value) for name, value in case().items()} for case in cases}
print("{\n" + ",\n".join(f'  "{name}": {json.dumps(case)}' for name, case in numbers.items()) + "\n}")
