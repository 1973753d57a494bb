// One of the shell's other reading threads: reads a part of a file for the first.

import { parentPort, workerData } from "node:worker_threads";
import { readTail, type TailJob, tailBuffers } from "../core/data/tail.ts";
import { fileSource } from "./fileSource.ts";

const { path, job } = workerData as { path: string; job: TailJob };
const tail = await readTail(await fileSource(path), job);
parentPort?.postMessage(tail, tailBuffers(tail));
