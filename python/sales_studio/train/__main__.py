"""`python -m sales_studio.train SAMPLES`: trains on what `studio samples FILES --parquet SAMPLES` wrote."""

import argparse
import sys
from pathlib import Path

from .artefact import write_model
from .checkpoint import Keeper
from .data import Samples
from .distributed import Ranks
from .loop import Options
from .members import train_members
from .schedule import TrainingError
from .settings import chosen_settings

HELP = """Trains the studio's network on its samples: same model, losses, optimiser, schedule, early stopping and seeds.
Alone, or in every process of `torchrun --nproc_per_node=K -m sales_studio.train SAMPLES`; batchSize is that of all processes together.
A run that was broken off goes on from its state. `studio finish MODEL FILES` then fits what stands on the network and judges it."""

def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("samples", help="folder of samples")
    parser.add_argument("--out", help="folder of the model (default SAMPLES/model); an unfinished run keeps its state there")
    parser.add_argument("--arrays", help="folder for the samples as arrays (default SAMPLES/.arrays): a fast disk with room for all")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a training setting, such as epochs=30")
    parser.add_argument("--members", type=int, metavar="N", help="networks of seeds from the settings' on, whose answers are averaged (default 1)")
    parser.add_argument("--precision", choices=("float32", "mixed"), default="float32", help="mixed: float16 on CUDA, bfloat16 else")
    parser.add_argument("--checkpoint-seconds", type=float, default=60, help="how often the state is kept (default 60)")
    parser.add_argument("--fresh", action="store_true", help="begin anew where an unfinished run lies in --out")


def run(args: argparse.Namespace, ranks: Ranks, keeper: Keeper | None = None) -> Path:
    """Trains in this process; the first one writes the model, whose folder is returned."""
    out = Path(args.out or Path(args.samples) / "model")
    samples = ranks.in_turn(lambda: Samples.open(args.samples, args.arrays))
    members = [] if args.members is None else [f"members={args.members}"]
    settings = chosen_settings(samples.settings, [*args.set, *members])
    keeper = keeper or Keeper(out)
    if args.fresh and ranks.leads:
        keeper.remove()

    def tell(text: str) -> None:
        if ranks.leads:
            print(text, file=sys.stderr, flush=True)

    options = Options(args.precision, args.checkpoint_seconds, tell)
    tell(f"{samples.train:,} training and {samples.validation:,} validation targets, {ranks.world} process(es) on {ranks.device.type}")
    networks = train_members(samples, settings, ranks, keeper, options)
    if ranks.leads:
        write_model(out, samples, settings, networks)
        keeper.remove()
        tell(f"Written to {out}. Now: studio finish {out} FILES")
    return out


def main() -> int:
    parser = argparse.ArgumentParser("python -m sales_studio.train", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--threads", type=int, default=0, help="threads of a process (default: all processors, shared among the processes)")
    args = parser.parse_args()
    ranks = Ranks.start(args.device, args.threads)
    try:
        run(args, ranks)
    except TrainingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    finally:
        ranks.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
