"""The networks of one model, trained one after the other with seeds from the settings' on, as the studio does (trainMembers.ts)."""

from .checkpoint import Keeper, check_state
from .data import Samples
from .distributed import Ranks
from .loop import Options, Trained, Trainer
from .schedule import TrainingError, validation_choice
from .starting import starting_weights

SEEDS = 2**31


def member_seeds(settings: dict) -> list[int]:
    return [(settings["seed"] + i) % SEEDS for i in range(settings.get("members", 1))]


def train_members(samples: Samples, settings: dict, ranks: Ranks, keeper: Keeper, options: Options) -> list[Trained]:
    """
    From the studio's starting weights, or from where the keeper's state got to; every process gets the same networks. All are scored on
    the same validation targets. A run goes on in the network that it was in, beside those that were done.
    """
    if settings.get("snapshots", 1) != 1:
        raise TrainingError(
            f"settings.json asks for {settings['snapshots']} snapshots of each network, which only the studio keeps: give `studio samples` --set snapshots=1"
        )
    seeds = member_seeds(settings)
    state = ranks.from_first(keeper.load() if ranks.leads else None)
    if state:
        check_state(state, samples.digest, settings)
    done = [Trained(**each) for each in state.get("done", [])] if state else []
    scored = validation_choice(samples.validation, settings["validationTargets"], settings["seed"])
    for i in range(len(done), len(seeds)):
        if len(seeds) > 1:
            options.tell(f"Network {i + 1} of {len(seeds)}, seed {seeds[i]}")

        def keep(own: dict | None, latest: dict) -> None:
            about = {"samples": samples.digest, "settings": settings, "done": [vars(each) for each in done]}
            keeper.save({**about, **own} if own else None, latest)

        trainer = Trainer(samples, {**settings, "seed": seeds[i]}, ranks, options, scored, keep)
        done.append(trainer.train(starting_weights(samples, seeds[i]), state))
        state = None
    return done
