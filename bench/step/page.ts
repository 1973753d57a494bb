// The page that a measurement in the browser runs from: a fresh worker, hence fresh memory, for each.

declare global {
  var measureInWorker: (request: object) => Promise<object>;
}

globalThis.measureInWorker = (request) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const end = (): void => worker.terminate();
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message || "the worker could not start"));
    };
    worker.onmessage = ({ data }: MessageEvent<{ result?: object; error?: string }>) => {
      end();
      if (data.result) resolve(data.result);
      else reject(new Error(data.error));
    };
    worker.postMessage(request);
  });
