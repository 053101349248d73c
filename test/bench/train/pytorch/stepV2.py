"""One training step of Dreamer V2 with its settings for Atari: the world model first, then actor and critic in the updated model.

The mathematics is that of lib/agents/dreamerV2, to rounding; the bench checks this before it times anything. REINFORCE needs no gradient
of the imagined trajectories, which hence leave no graph.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from modelV2 import HEAD_LAYERS, Agent
from networks import mlp
from trainer import Trainer

KL_SCALE = 0.1
KL_BALANCE = 0.8
DISCOUNT_SCALE = 5.0
DISCOUNT = 0.999
LAMBDA = 0.95
ENTROPY_SCALE = 1e-3
LEARNING_RATES = {"model": 2e-4, "actor": 4e-5, "critic": 1e-4}
EPSILON = 1e-5
WEIGHT_DECAY = 1e-6
COPY_EVERY = 100


def kl(p: Tensor, q: Tensor) -> Tensor:
    """The mean over time and batch of KL(p ‖ q) of independent categorical variables, from log-probabilities [T, B, G, K]."""
    return (p.exp() * (p - q)).sum((-2, -1)).mean()


def balanced_kl(posterior: Tensor, prior: Tensor) -> Tensor:
    """KL(posterior ‖ prior), where the prior learns with one share of the gradient and the posterior with the rest."""
    prior_learns, posterior_learns = kl(posterior.detach(), prior), kl(posterior, prior.detach())
    return KL_BALANCE * prior_learns + (1 - KL_BALANCE) * posterior_learns


def model_losses(agent: Agent, batch: dict, noise: Tensor) -> tuple[dict, Tensor, Tensor]:
    """The world model's losses on a batch, and the posterior deter and stoch [T, B, ·]. Atari's divergence has no free nats."""
    model = agent.model
    steps = batch["action"].shape[:2]
    embed = model.encoder(batch["image"]).unflatten(0, steps)
    deter, stoch, logits = model.rssm.observe(embed, batch["action"], batch["isFirst"], noise)
    feature = torch.cat((stoch, deter), -1).flatten(0, 1)
    reward, discount = (model.heads[name](feature).view(steps) for name in ("reward", "continues"))
    image_loss = 0.5 * F.mse_loss(model.decoder(feature), batch["image"], reduction="sum") / len(feature)
    reward_loss = 0.5 * F.mse_loss(reward, batch["reward"].tanh())
    discount_loss = F.binary_cross_entropy_with_logits(discount, DISCOUNT * (1 - batch["isTerminal"]))
    prior = model.rssm.grouped(model.rssm.prior(deter)).log_softmax(-1)
    divergence = balanced_kl(logits.log_softmax(-1), prior)
    loss = image_loss + reward_loss + DISCOUNT_SCALE * discount_loss + KL_SCALE * divergence
    losses = {"imageLoss": image_loss, "rewardLoss": reward_loss, "continuesLoss": discount_loss, "kl": divergence}
    return {"modelLoss": loss, **losses}, deter, stoch


@torch.no_grad()
def imagine(agent: Agent, deter: Tensor, stoch: Tensor, noise: dict) -> tuple[Tensor, Tensor]:
    """Features [H + 1, N, F] of N starts and of the states that the policy reaches from them, and its actions [H, N, A]."""
    features, actions = [torch.cat((stoch, deter), -1)], []
    for action_noise, state_noise in zip(noise["action"].unbind(0), noise["prior"].unbind(0)):
        actions.append(agent.act(features[-1], action_noise))
        deter, stoch = agent.model.rssm.img_step(deter, stoch, actions[-1], state_noise)
        features.append(torch.cat((stoch, deter), -1))
    return torch.stack(features), torch.stack(actions)


def lambda_return(reward: Tensor, value: Tensor, discount: Tensor) -> Tensor:
    """Returns [H, N] from rewards and discounts [H, N] and values [H + 1, N]: R_t = r_t + d_t ((1 - λ) v_{t+1} + λ R_{t+1})."""
    inputs = reward + discount * (1 - LAMBDA) * value[1:]
    target = value[-1]
    returns = []
    for step, decay in zip(reversed(inputs.unbind(0)), reversed((LAMBDA * discount).unbind(0))):
        target = torch.addcmul(step, decay, target)
        returns.append(target)
    return torch.stack(returns[::-1])


@torch.no_grad()
def judge(agent: Agent, slow_critic: nn.Module, feature: Tensor, goes_on: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of the states [H, N] before the last: returns, the slow critic's values, and how much each state counts. Whether an episode goes
    on after a start is known [N], after the others predicted."""
    value = slow_critic(feature).squeeze(-1)
    reward = agent.model.heads["reward"](feature[:-1]).squeeze(-1)
    predicted = agent.model.heads["continues"](feature[1:-1]).squeeze(-1).sigmoid()
    discount = torch.cat((DISCOUNT * goes_on.unsqueeze(0), predicted))
    weight = torch.cat((torch.ones_like(discount[:1]), discount[:-1])).cumprod(0)
    return lambda_return(reward, value, discount), value[:-1], weight


def actor_loss(logits: Tensor, action: Tensor, advantage: Tensor, weight: Tensor) -> Tensor:
    """REINFORCE with the policy's entropy, from logits and actions [H - 1, N, A] and what came of them [H - 1, N]."""
    log_probs = logits.log_softmax(-1)
    log_prob = (action * log_probs).sum(-1)
    entropy = -(log_probs.exp() * log_probs).sum(-1)
    return -(weight * (log_prob * advantage + ENTROPY_SCALE * entropy)).mean()


def behaviour_losses(
    agent: Agent, slow_critic: nn.Module, deter: Tensor, stoch: Tensor, goes_on: Tensor, noise: dict
) -> dict:
    """The actor's and the critic's losses in imagination from every posterior state [N, ·]. An action is judged by the return of the state
    that it led to, against the value of the one in which it was chosen."""
    feature, action = imagine(agent, deter, stoch, noise)
    returns, value, weight = judge(agent, slow_critic, feature, goes_on)
    policy = agent.actor(feature[:-2])
    error = 0.5 * (agent.critic(feature[:-1]).squeeze(-1) - returns).square()
    return {
        "actorLoss": actor_loss(policy, action[:-1], returns[1:] - value[:-1], weight[:-1]),
        "criticLoss": (weight * error).mean(),
    }


class TrainerV2(Trainer):
    """Also holds the critic's slow copy, by which returns are computed."""

    pure = ("model_gradients", "behaviour_gradients")
    draw = staticmethod(torch.rand)

    def __init__(self, size: dict):
        agent = Agent(size).to(memory_format=torch.channels_last)
        # AdamW takes lr · weight_decay off each weight, Dreamer V2 the same share whatever the rate.
        optimisers = {
            name: torch.optim.AdamW(
                getattr(agent, name).parameters(), lr=rate, eps=EPSILON, weight_decay=WEIGHT_DECAY / rate, foreach=True
            )
            for name, rate in LEARNING_RATES.items()
        }
        super().__init__(agent, optimisers)
        self.slow_critic = mlp(size["deterSize"] + size["stochSize"], size["headSize"], HEAD_LAYERS, 1)
        self.copies = {"slowCritic": self.slow_critic}

    def model_gradients(self, batch: dict, noise: dict) -> tuple[dict, dict, tuple[Tensor, Tensor]]:
        """The model's losses and gradient, and the states [N, ·] from which imagination starts."""
        losses, deter, stoch = model_losses(self.agent, batch, noise["posterior"])
        gradients = torch.autograd.grad(losses["modelLoss"], self.parameters["model"])
        starts = deter.detach().flatten(0, 1), stoch.detach().flatten(0, 1)
        return {name: loss.detach() for name, loss in losses.items()}, {"model": gradients}, starts

    def behaviour_gradients(self, starts: tuple[Tensor, Tensor], batch: dict, noise: dict) -> tuple[dict, dict]:
        """Actor's and critic's losses and gradients."""
        goes_on = 1 - batch["isTerminal"].flatten()
        losses = behaviour_losses(self.agent, self.slow_critic, *starts, goes_on, noise)
        gradients = {
            name: torch.autograd.grad(losses[f"{name}Loss"], self.parameters[name]) for name in ("actor", "critic")
        }
        return {name: loss.detach() for name, loss in losses.items()}, gradients

    def step(self, batch: dict, noise: dict) -> dict:
        losses, gradients, starts = self.model_gradients(batch, noise)
        losses |= self.update(gradients)
        behaviour, gradients = self.behaviour_gradients(starts, batch, noise)
        losses |= behaviour | self.update(gradients)
        if (self.updates("critic") - 1) % COPY_EVERY == 0:
            self.slow_critic.load_state_dict(self.agent.critic.state_dict())
        return {name: loss.item() for name, loss in losses.items()}
