#!/usr/bin/env bash
# torch 2.13.0: after a restart by torchrun the processes get the store of the round before, with all that was written to it.
#
# The store is where processes find each other. torchrun restarts "the worker group", `_create_c10d_store` says "We create a new
# TCPStore for every retry so no need to add prefix for each attempt", and TORCHELASTIC_RESTART_COUNT tells one attempt from another,
# so a good engineer expects an empty store and a count that all processes of a round share. Both are otherwise: the agent keeps one
# server (since it shares it with its workers), and what was set before the restart is still there, addresses of processes that are
# gone among it; and with several nodes only the one whose process failed counts the restart, so that the count, which looks like
# the natural prefix for keys of one's own, differs between processes that work together.
#
# Seen: attempt 1 reads what attempt 0 wrote; of two nodes in one group one says restart 1 and the other restart 0.
# Way round: a name for each round that its processes agree on, or TORCH_DISABLE_SHARE_RDZV_TCP_STORE=1 where torchrun is called.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check torch==2.13.0 numpy

cat >kept.py <<'PYTHON'
import os
import sys

import torch.distributed as dist

store, _, _ = next(dist.rendezvous("env://"))
attempt = os.environ["TORCHELASTIC_RESTART_COUNT"]
if attempt == "0":
    store.set("address", "of attempt 0")
    sys.exit(1)
print("attempt", attempt, "finds:", store.get("address").decode() if store.check(["address"]) else "nothing", flush=True)
PYTHON
torchrun() { python/bin/python -m torch.distributed.run --max-restarts=1 --nproc_per_node=1 "$@" 2>/dev/null; }
kept="$(torchrun --standalone kept.py)"
echo "$kept"
test "$kept" = "attempt 1 finds: of attempt 0"

cat >counts.py <<'PYTHON'
import os
import sys
import time

from pathlib import Path

node = sys.argv[1]
if not Path("failed").exists():
    if node == "a":
        time.sleep(3)
        Path("failed").touch()
        sys.exit(1)
    time.sleep(600)  # until this one is restarted beside the other
print("restart", os.environ["TORCHELASTIC_RESTART_COUNT"], "in a group of", os.environ["WORLD_SIZE"], flush=True)
time.sleep(5)
PYTHON
port="$(python/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
for node in a b; do
  torchrun --nnodes=2 --rdzv-backend=c10d --rdzv-endpoint="localhost:$port" --rdzv-id=counts counts.py "$node" >"said.$node" &
done
wait
counts="$(sort said.a said.b)"
echo "$counts"
test "$counts" = "restart 0 in a group of 2
restart 1 in a group of 2"
