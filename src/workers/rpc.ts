// Carries the typed conversation of protocol.ts over a message port: call → events → result or error, with abort and
// transfer. A call always settles: an error of the port, or closing the client, rejects everything that is pending.

import { InternalError } from "../core/lib/internalError.ts";
import { isMessage, type Message, MessageError, messageOf } from "../core/lib/message.ts";
import type { Method } from "./method.ts";
import { workerMessage } from "./workerMessages.ts";

/** Any record of methods, such as IngestMethods. */
export type Methods<M> = { [Name in keyof M]: Method<unknown, unknown, unknown> };

/** A Worker, a MessagePort, or the inside of a worker. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message" | "messageerror", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message" | "messageerror", listener: (event: MessageEvent) => void): void;
}

/** Asks whether the other side still hears; the answer has the same id. */
interface Ping {
  kind: "ping";
  id: number;
}

type Request<M extends Methods<M>, Name extends keyof M> =
  | Ping
  | { kind: "call"; id: number; name: Name; input: M[Name]["input"] }
  | { kind: "abort"; id: number };

type Answer<Event, Output> =
  | { kind: "pong"; id: number }
  | { kind: "event"; id: number; event: Event }
  | { kind: "result"; id: number; output: Output }
  | { kind: "error"; id: number; error: PlainError };

interface PlainError {
  name: string;
  message: string;
  code?: string | number;
  sentence?: Message;
}

export interface CallOptions<Event> {
  signal?: AbortSignal;
  onEvent?: (event: Event) => void;
  transfer?: Transferable[];
}

/** Calls a method of the other side. An aborted call rejects at once, with the signal's reason. */
export type Call<M extends Methods<M>> = <Name extends keyof M>(
  name: Name,
  input: M[Name]["input"],
  options?: CallOptions<M[Name]["event"]>,
) => Promise<M[Name]["output"]>;

export interface Client<M extends Methods<M>> {
  call: Call<M>;
  /** Settles when the other side is gone: with the error that ended it, or null after `close`. */
  closed: Promise<Error | null>;
  /** Rejects what is pending, and every later call, and ends the worker. */
  close(): void;
  /** How many calls wait for their end. */
  pending(): number;
  /** Resolves when the other side has heard it; never, where it does not hear. */
  ping(): Promise<void>;
  /** Ends a worker that is given up, as if it had ended by itself. */
  giveUp(error: WorkerDiedError): void;
}

/** A worker that ended in mid-work; the message says how. */
export class WorkerDiedError extends MessageError {
  override name = "WorkerDiedError";
}

/** What the other side threw; it keeps the name it had there. */
class RemoteError extends Error {}

/** The calling side, for a Worker or a started MessagePort. */
export function connect<M extends Methods<M>>(port: Port & Partial<Pick<Worker, "terminate">>): Client<M> {
  let nextId = 1;
  let gone: Error | null = null;
  const pending = new Set<(error: Error) => void>();
  let tellClosed: (error: Error | null) => void;
  const closed = new Promise<Error | null>((resolve) => {
    tellClosed = resolve;
  });

  const end = (error: Error, wanted: boolean): void => {
    if (gone) return;
    gone = error;
    port.terminate?.();
    for (const reject of [...pending]) reject(error);
    tellClosed(wanted ? null : error);
  };
  let heard = false;
  port.addEventListener("message", () => {
    heard = true;
  });
  // "error" exists on workers only: a script that cannot load, which says nothing more, or an exception that nothing caught.
  if (port instanceof EventTarget) {
    port.addEventListener("error", (event) => {
      const message = "message" in event && typeof event.message === "string" ? event.message : "";
      const silent = workerMessage(heard ? "worker.ended" : "worker.noStart");
      end(new WorkerDiedError(message ? workerMessage("worker.endedWith", { message }) : silent), false);
    });
  }
  port.addEventListener("messageerror", () => {
    end(new WorkerDiedError(workerMessage("worker.unreadable")), false);
  });

  const call: Call<M> = <Name extends keyof M>(
    name: Name,
    input: M[Name]["input"],
    { signal, onEvent, transfer = [] }: CallOptions<M[Name]["event"]> = {},
  ) =>
    new Promise<M[Name]["output"]>((resolve, reject) => {
      if (gone) return reject(gone);
      if (signal?.aborted) return reject(signal.reason);
      const id = nextId++;
      const send = (request: Request<M, Name>, moved: Transferable[]): void => port.postMessage(request, moved);
      const fail = (error: unknown): void => {
        settle();
        reject(error);
      };
      const receive = ({ data }: MessageEvent<Answer<M[Name]["event"], M[Name]["output"]>>): void => {
        if (data.id !== id) return;
        switch (data.kind) {
          case "event":
            onEvent?.(data.event);
            break;
          case "result":
            settle();
            resolve(data.output);
            break;
          case "error":
            fail(revive(data.error));
            break;
          case "pong":
            break;
          default:
            data satisfies never;
        }
      };
      const abort = (): void => {
        send({ kind: "abort", id }, []);
        fail(signal?.reason);
      };
      const settle = (): void => {
        port.removeEventListener("message", receive);
        signal?.removeEventListener("abort", abort);
        pending.delete(fail);
      };
      port.addEventListener("message", receive);
      signal?.addEventListener("abort", abort, { once: true });
      pending.add(fail);
      try {
        send({ kind: "call", id, name, input }, transfer);
      } catch (error) {
        fail(error);
      }
    });

  const ping = () =>
    new Promise<void>((resolve) => {
      const id = nextId++;
      const receive = ({ data }: MessageEvent<Answer<unknown, unknown>>): void => {
        if (data.kind !== "pong" || data.id !== id) return;
        port.removeEventListener("message", receive);
        resolve();
      };
      port.addEventListener("message", receive);
      port.postMessage({ kind: "ping", id } satisfies Ping, []);
    });

  return {
    call,
    closed,
    close: () => end(new WorkerDiedError(workerMessage("worker.closed")), true),
    pending: () => pending.size,
    ping,
    giveUp: (error) => end(error, false),
  };
}

/** What a handler has beside its input. */
export interface Context<Event> {
  signal: AbortSignal;
  emit(event: Event, transfer?: Transferable[]): void;
  /** Moves these with the result instead of copying them. */
  transfer(...objects: Transferable[]): void;
}

export type Handlers<M extends Methods<M>> = {
  [Name in keyof M]: (
    input: M[Name]["input"],
    context: Context<M[Name]["event"]>,
  ) => M[Name]["output"] | Promise<M[Name]["output"]>;
};

/** The answering side: serves every call that comes in, several at a time. */
export function serve<M extends Methods<M>>(port: Port, handlers: Handlers<M>): void {
  const running = new Map<number, AbortController>();

  async function answer<Name extends keyof M>(id: number, name: Name, input: M[Name]["input"]): Promise<void> {
    const send = (message: Answer<M[Name]["event"], M[Name]["output"]>, moved: Transferable[] = []): void =>
      port.postMessage(message, moved);
    const controller = new AbortController();
    running.set(id, controller);
    const moved: Transferable[] = [];
    try {
      if (!Object.hasOwn(handlers, name)) throw new InternalError(`this worker has no method "${String(name)}"`);
      const output = await handlers[name](input, {
        signal: controller.signal,
        emit: (event, transfer) => send({ kind: "event", id, event }, transfer),
        transfer: (...objects) => moved.push(...objects),
      });
      send({ kind: "result", id, output }, moved);
    } catch (error) {
      send({ kind: "error", id, error: plain(error) });
    } finally {
      running.delete(id);
    }
  }

  port.addEventListener("message", ({ data }: MessageEvent<Request<M, keyof M>>) => {
    if (data.kind === "ping") port.postMessage({ kind: "pong", id: data.id }, []);
    else if (data.kind === "abort") running.get(data.id)?.abort();
    else void answer(data.id, data.name, data.input);
  });
}

function plain(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const code = "code" in error ? error.code : undefined;
  const message = messageOf(error);
  return {
    name: error.name,
    message: error.message,
    ...((typeof code === "string" || typeof code === "number") && { code }),
    ...(message && { sentence: message }),
  };
}

function revive({ name, message, code, sentence }: PlainError): Error {
  const error = new RemoteError(message);
  error.name = name;
  return Object.assign(error, code !== undefined && { code }, isMessage(sentence) && { sentence });
}
