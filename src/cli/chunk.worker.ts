// One of the command line's other reading threads: reads a part of a file for the first.

import { parentPort, workerData } from "node:worker_threads";
import { type ChunkJob, chunkBuffers, readChunk } from "../core/data/parallel/chunk.ts";
import { fileSource } from "./fileSource.ts";

const { path, job } = workerData as { path: string; job: ChunkJob };
const chunk = await readChunk(await fileSource(path), job);
parentPort?.postMessage(chunk, chunkBuffers(chunk));
