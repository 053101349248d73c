"""One training step of Dreamer V1: world model, actor and critic, each with its own clipped Adam update.

The mathematics is that of lib/agents/dreamerV1, to rounding; the bench checks this before it times anything.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from modelV1 import Agent, normal
from trainer import Trainer

FREE_NATS = 3.0
DISCOUNT = 0.99
LAMBDA = 0.95
LEARNING_RATES = {"model": 6e-4, "actor": 8e-5, "critic": 8e-5}
EPSILON = 1e-7


def kl_normal(mean: Tensor, std: Tensor, prior_mean: Tensor, prior_std: Tensor) -> Tensor:
    """KL(posterior ‖ prior) [T, B] of independent normals [T, B, Z]."""
    ratio = std / prior_std
    distance = (mean - prior_mean) / prior_std
    return (0.5 * (ratio.square() + distance.square() - 1) - ratio.log()).sum(-1)


def model_losses(agent: Agent, batch: dict, noise: Tensor) -> tuple[dict, Tensor, Tensor]:
    """The world model's losses on a batch, and the posterior deter and stoch [T, B, ·]."""
    model = agent.model
    steps = batch["action"].shape[:2]
    embed = model.encoder(batch["image"]).unflatten(0, steps)
    deter, stoch, mean, std = model.rssm.observe(embed, batch["action"], noise)
    feature = torch.cat((stoch, deter), -1).flatten(0, 1)
    frames = feature.shape[0]
    image = 0.5 * F.mse_loss(model.decoder(feature), batch["image"], reduction="sum") / frames
    reward = 0.5 * F.mse_loss(model.heads["reward"](feature).view(steps), batch["reward"])
    kl = kl_normal(mean, std, *normal(model.rssm.prior(deter))).mean()
    loss = image + reward + kl.clamp(min=FREE_NATS)
    return {"modelLoss": loss, "imageLoss": image, "rewardLoss": reward, "kl": kl}, deter, stoch


def imagine(agent: Agent, deter: Tensor, stoch: Tensor, noise: dict) -> Tensor:
    """Features [H, N, F] of the states that the policy reaches from N starts; the starts are left out."""
    feature = torch.cat((stoch, deter), -1)
    features = []
    for action_noise, state_noise in zip(noise["action"].unbind(0), noise["prior"].unbind(0)):
        action = agent.act(feature.detach(), action_noise)
        deter, stoch = agent.model.rssm.img_step(deter, stoch, action, state_noise)
        feature = torch.cat((stoch, deter), -1)
        features.append(feature)
    return torch.stack(features)


def lambda_return(reward: Tensor, value: Tensor) -> Tensor:
    """Returns [H - 1, N] from rewards [H - 1, N] and values [H, N]: R_t = r_t + γ((1 - λ) v_{t+1} + λ R_{t+1})."""
    inputs = reward + DISCOUNT * (1 - LAMBDA) * value[1:]
    target = value[-1]
    returns = []
    for step in reversed(inputs.unbind(0)):
        target = torch.add(step, target, alpha=DISCOUNT * LAMBDA)
        returns.append(target)
    return torch.stack(returns[::-1])


def behaviour_losses(agent: Agent, deter: Tensor, stoch: Tensor, noise: dict) -> dict:
    """The actor's and the critic's losses in imagination from every posterior state [N, ·]."""
    feature = imagine(agent, deter, stoch, noise)
    reward = agent.model.heads["reward"](feature).squeeze(-1)
    value = agent.critic(feature).squeeze(-1)
    returns = lambda_return(reward[:-1], value)
    weight = DISCOUNT ** torch.arange(len(returns), dtype=torch.float32).unsqueeze(-1)
    error = 0.5 * (value[:-1] - returns.detach()).square()
    return {"actorLoss": -(weight * returns).mean(), "criticLoss": (weight * error).mean()}


class TrainerV1(Trainer):
    """All parts learn from the weights before the step."""

    pure = ("gradients",)

    def __init__(self, size: dict):
        agent = Agent(size).to(memory_format=torch.channels_last)
        optimisers = {
            name: torch.optim.Adam(getattr(agent, name).parameters(), lr=rate, eps=EPSILON, foreach=True)
            for name, rate in LEARNING_RATES.items()
        }
        super().__init__(agent, optimisers)

    def gradients(self, batch: dict, noise: dict) -> tuple[dict, dict]:
        """All losses and the gradient of each part's own loss by its own parameters."""
        parts = self.parameters
        losses, deter, stoch = model_losses(self.agent, batch, noise["posterior"])
        gradients = {"model": torch.autograd.grad(losses["modelLoss"], parts["model"])}
        start = (deter.detach().flatten(0, 1), stoch.detach().flatten(0, 1))
        losses |= behaviour_losses(self.agent, *start, noise)
        gradients["critic"] = torch.autograd.grad(losses["criticLoss"], parts["critic"], retain_graph=True)
        gradients["actor"] = torch.autograd.grad(losses["actorLoss"], parts["actor"])
        return {name: loss.detach() for name, loss in losses.items()}, gradients

    def step(self, batch: dict, noise: dict) -> dict:
        losses, gradients = self.gradients(batch, noise)
        losses |= self.update(gradients)
        return {name: loss.item() for name, loss in losses.items()}
