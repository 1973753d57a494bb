// Lines on their way from one worker to another. They wait in a message port, which whoever stands between passes on as
// it is: the page would be held by a big file's texts twice, when they come and when they go.

import { lineBuffers } from "../core/data/lines/lineBuffers.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { MessageError } from "../core/lib/message.ts";
import { workerMessage } from "./workerMessages.ts";

/** A structured clone of it takes the port in the list of what is transferred. It is opened once. */
export interface LinesParcel {
  port: MessagePort;
  /** How many lines are in it. */
  count: number;
}

/** Packs lines, which are moved: afterwards their columns are empty here. */
export function packLines(lines: SaleLines): LinesParcel {
  const { port1, port2 } = new MessageChannel();
  const { count } = lines;
  port1.postMessage(lines, lineBuffers(lines));
  return { port: port2, count };
}

/** The lines in a parcel. Throws a localised error where they cannot be taken out, for want of memory. */
export function unpackLines({ port }: LinesParcel): Promise<SaleLines> {
  return new Promise((resolve, reject) => {
    const settled = (): void => {
      port.onmessage = null;
      port.close();
    };
    port.onmessage = ({ data }: MessageEvent<SaleLines>) => {
      settled();
      resolve(data);
    };
    port.onmessageerror = () => {
      settled();
      reject(new MessageError(workerMessage("worker.unreadable")));
    };
  });
}
