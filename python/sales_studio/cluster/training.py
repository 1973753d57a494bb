"""Ray Train's TorchTrainer around the training loop: workers on any machines, replaced where they fail, from the last state kept."""

import argparse
import tempfile
import time
from pathlib import Path

from ..train.__main__ import run
from ..train.checkpoint import NAME, Keeper, read_state, write_state
from ..train.distributed import Ranks
from ..train.schedule import TrainingError

PACKAGE = Path(__file__).resolve().parents[1]
MOST_FAILURES = 3


def train_on_cluster(args: argparse.Namespace) -> Path:
    """Trains with `args.workers` processes of the cluster; returns the model's folder. Samples, --out and --storage lie where all see them."""
    ray, config, trainer = _ray()
    args = argparse.Namespace(**vars(args))
    for name in ("samples", "out", "arrays", "storage"):
        value = getattr(args, name)
        if value:
            setattr(args, name, str(Path(value).resolve()))
    if not ray.is_initialized():
        ray.init(address=args.address, runtime_env={"py_modules": [str(PACKAGE)]})
    loop = {**vars(args), "threads": args.cpus}
    result = trainer(
        _work,
        train_loop_config=loop,
        scaling_config=config.ScalingConfig(num_workers=args.workers, use_gpu=args.gpu, resources_per_worker=_resources(args)),
        run_config=config.RunConfig(
            name=args.name or f"sales-studio-{time.time_ns()}",
            storage_path=args.storage or str(Path(args.samples) / "ray"),
            failure_config=config.FailureConfig(max_failures=MOST_FAILURES),
            checkpoint_config=config.CheckpointConfig(num_to_keep=2),
        ),
    ).fit()
    if result.error:
        raise TrainingError(f"the cluster gave the run up: {result.error}")
    return Path(args.out or Path(args.samples) / "model")


def _resources(args: argparse.Namespace) -> dict:
    return {"CPU": args.cpus, **({"GPU": 1} if args.gpu else {})}


def _work(loop: dict) -> None:
    """One worker's part, in the process group that Ray made."""
    import torch
    from ray.train import get_context
    from ray.train.torch import get_device

    torch.set_num_threads(loop["threads"])
    run(argparse.Namespace(**loop), Ranks.joined(get_device(), get_context().get_local_rank()), ReportedState())


class ReportedState(Keeper):
    """Keeps the state as Ray's checkpoint, which every replaced worker is given."""

    def __init__(self):
        super().__init__("")

    def load(self) -> dict | None:
        import ray.train

        checkpoint = ray.train.get_checkpoint()
        if checkpoint is None:
            return None
        with checkpoint.as_directory() as folder:
            return read_state(Path(folder) / NAME)

    def save(self, state: dict | None, latest: dict) -> None:
        import ray.train

        metrics = {"epoch": latest.get("epoch", 0), "loss": latest["validation"]["total"] if latest else None}
        if state is None:
            ray.train.report(metrics)
            return
        with tempfile.TemporaryDirectory() as folder:
            write_state(Path(folder) / NAME, state)
            ray.train.report(metrics, checkpoint=ray.train.Checkpoint.from_directory(folder))

    def remove(self) -> None:
        """Ray keeps its last checkpoints beside the run's results."""


def _ray():
    try:
        import ray
        import ray.train as config
        from ray.train.torch import TorchTrainer
    except ImportError as error:
        raise TrainingError('a cluster needs Ray: pip install "./python[cluster]"') from error
    return ray, config, TorchTrainer
