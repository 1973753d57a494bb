// Training that outlives its device: after a loss it chooses a device again and goes on from the last state kept.

import { chooseAfterLoss } from "../kernels/backends.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { TrainingFault } from "./faults.ts";
import type { Member } from "./member.ts";
import type { LoopEvent } from "./snapshot.ts";
import { type TrainOptions, train } from "./train.ts";

/** A device that is lost this often without a state kept in between is left for WebAssembly. */
const MOST_LOSSES = 2;

/** As `train`; a lost device is told as "recovered" and training starts over from the last snapshot. */
export async function* trainOn(options: TrainOptions): AsyncGenerator<LoopEvent, Member> {
  let { backend, from } = options;
  let losses = 0;
  while (true) {
    const training = train({ ...options, backend, from });
    try {
      let next = await training.next();
      for (; !next.done; next = await training.next()) {
        if (next.value.kind === "snapshot") {
          from = next.value.snapshot;
          losses = 0;
        }
        yield next.value;
      }
      return next.value;
    } catch (error) {
      if (!(error instanceof TrainingFault) || error.kind !== "lost") throw error;
      throwIfAborted(options.signal);
      losses++;
      backend = await chooseAfterLoss(losses >= MOST_LOSSES);
      yield { kind: "recovered", backend, step: from?.step ?? 0, fault: error.device ?? error.sentence };
    } finally {
      // Where the listener left in mid-run.
      await training.return?.(undefined as never);
    }
  }
}
