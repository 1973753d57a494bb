"""`python -m sales_studio.cluster train SAMPLES`: the training of sales_studio.train on a Ray cluster."""

import argparse
import sys

from ..train.__main__ import add_options
from ..train.schedule import TrainingError
from .training import train_on_cluster


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser("python -m sales_studio.cluster", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train with Ray Train on samples that all machines see")
    add_options(train)
    train.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    train.add_argument("--cpus", type=int, default=1, help="processors, and threads, of each (default 1)")
    train.add_argument("--gpu", action="store_true", help="a graphics card for each")
    train.add_argument("--storage", help="folder or address for Ray's checkpoints that all machines see (default SAMPLES/ray)")
    train.add_argument("--name", help="of the run: the same name goes on with a run that was broken off")
    train.add_argument("--address", help="of the cluster, such as ray://head:10001 or auto; by default one is started here")
    return top


def main() -> int:
    try:
        print(f"Written to {train_on_cluster(parser().parse_args())}", file=sys.stderr)
    except TrainingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
