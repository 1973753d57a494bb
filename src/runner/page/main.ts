// predict.html: opened by double click, without a server. A page from file: may load no module, start no worker and fetch
// nothing, so all of it is one classic script beside it, and files come in by hand: dropped, chosen, or written into the page.

import { MessageError, messageOf } from "../../core/lib/message.ts";
import type { Lines, OpenLines, Prediction, Predictor } from "../api.ts";
import { createPredictor } from "../predictor.ts";
import { runnerMessage } from "../runnerMessages.ts";
import { fillTable } from "./table.ts";
import type { Language, TextKey } from "./texts.ts";
import { createWriter, startingLanguage, type Writer } from "./writer.ts";

/** Customers that the list under the field offers. */
const OFFERED = 200;

const at = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
let customerField: HTMLInputElement;
let dateField: HTMLInputElement;
let countField: HTMLInputElement;

let writer: Writer;
let model: Predictor | null = null;
let lines: { open: OpenLines; name: string | null } | null = null;
let answer: Prediction | null = null;
let failure: unknown = null;

/** Writes everything that is said in the chosen language. */
function render(): void {
  const { text, language } = writer;
  document.documentElement.lang = language;
  document.title = text("title");
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]"))
    element.textContent = text(element.dataset.text as TextKey);
  for (const button of document.querySelectorAll<HTMLElement>("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  at("error").textContent = failure === null ? "" : writer.error(failure);
  at("model-said").textContent = modelText();
  at("lines-said").textContent = linesText();
  renderFindings();
  at("answer").hidden = answer === null;
  if (answer && model) {
    const customer =
      answer.name && answer.name !== answer.customer ? `${answer.customer} · ${answer.name}` : answer.customer;
    at("answer-title").textContent = text("answer", { customer, date: writer.day(answer.date) });
    fillTable(document.querySelector("table")!, answer, model, writer);
  }
}

function modelText(): string {
  if (!model) return writer.text("noModel");
  const { firstDay, lastDay, products } = model;
  if (firstDay === null || lastDay === null) return writer.text("modelOld", { products: products.length });
  return writer.text("modelOpen", {
    products: products.length,
    first: writer.day(firstDay),
    last: writer.day(lastDay),
  });
}

function linesText(): string {
  if (!lines) return writer.text("noLines");
  const counts = { lines: lines.open.count, customers: lines.open.customers().length };
  return lines.name === null
    ? writer.text("examples", counts)
    : writer.text("linesOpen", { ...counts, name: lines.name });
}

/** What is to be known of the lines: places that are not recognised, and the reader's notes. */
function renderFindings(): void {
  const { places, notes } = lines?.open ?? { places: null, notes: [] };
  at("places-said").textContent = places?.unknown
    ? writer.text("places", {
        unknown: places.unknown,
        places: places.count,
        lines: places.unknownLines,
        example: places.examples.join(" · "),
      })
    : "";
  const box = at<HTMLDetailsElement>("notes");
  box.hidden = notes.length === 0;
  box.querySelector("summary")!.textContent = writer.text("notes", { count: notes.length });
  box
    .querySelector("ul")!
    .replaceChildren(
      ...notes.map((note) => Object.assign(document.createElement("li"), { textContent: writer.note(note) })),
    );
}

let running = 0;

/** Does one thing, tells that it is being done, and what went wrong. */
async function during(said: string, work: () => Promise<void>): Promise<void> {
  const mine = ++running;
  failure = null;
  at("busy").textContent = said;
  render();
  // The words are seen before the work holds the page.
  await new Promise((seen) => setTimeout(seen, 20));
  try {
    await work();
  } catch (error) {
    failure = error;
  } finally {
    if (mine === running) at("busy").textContent = "";
    render();
  }
}

async function openModel(file: Blob): Promise<void> {
  const opened = await createPredictor(file);
  model?.dispose();
  [model, lines, answer] = [opened, null, null];
  const { examples } = opened;
  if (examples) await openLines(examples.lines, null, examples.date);
}

async function openLines(given: Lines, name: string | null, date?: string): Promise<void> {
  if (!model) throw new MessageError(runnerMessage("runner.modelFirst", { name: name ?? "" }));
  const open = await model.open(given);
  lines = { open, name };
  answer = null;
  dateField.value = date ?? open.date;
  customerField.value = open.customers(dateField.value)[0]?.customer ?? "";
  offerCustomers();
  await predict();
}

/** Lists the customers whose code or name holds what is typed. */
function offerCustomers(): void {
  const typed = customerField.value.toLowerCase();
  const all = lines?.open.customers(dateField.value || undefined) ?? [];
  const isMeant = all.some(({ customer }) => customer === customerField.value);
  const fitting = isMeant ? all : all.filter((each) => `${each.customer} ${each.name}`.toLowerCase().includes(typed));
  at("customers").replaceChildren(
    ...fitting.slice(0, OFFERED).map(({ customer, name }) => new Option(name || customer, customer)),
  );
}

/** The customer of that code, else of that name. */
function chosenCustomer(open: OpenLines): string {
  const typed = customerField.value.trim();
  const all = open.customers(dateField.value);
  const found = all.find(({ customer }) => customer === typed) ?? all.find(({ name }) => name === typed);
  return found?.customer ?? typed;
}

async function predict(): Promise<void> {
  if (!lines) return;
  const { open } = lines;
  answer = null;
  const options = { date: dateField.value, topK: countField.valueAsNumber, customers: [chosenCustomer(open)] };
  answer = (await open.predict(options))[0] ?? null;
}

async function save(customers?: string[]): Promise<void> {
  if (!lines || !answer) return;
  const onProgress = (done: number, total: number): void => {
    at("busy").textContent = writer.text("progress", { done, total });
  };
  const csv = await lines.open.csv({ date: dateField.value, topK: countField.valueAsNumber, customers, onProgress });
  // The mark makes spreadsheets read UTF-8.
  const url = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
  const link = Object.assign(document.createElement("a"), {
    href: url,
    download: `predictions ${dateField.value}.csv`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file of either kind: a zip is a model, unless it holds none. */
function take(file: File): Promise<void> {
  return during(writer.text("reading", { name: file.name }), async () => {
    if (!/\.zip$/i.test(file.name)) return openLines(file, file.name);
    try {
      await openModel(file);
    } catch (error) {
      if (!model || messageOf(error)?.code !== "zip.noModel") throw error;
      await openLines(file, file.name);
    }
  });
}

function listen(): void {
  for (const id of ["model-file", "lines-file"]) {
    at<HTMLInputElement>(id).addEventListener("change", (event) => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void take(file).then(() => (input.value = ""));
    });
  }
  const { body } = document;
  body.addEventListener("dragover", (event) => {
    event.preventDefault();
    body.classList.add("dropping");
  });
  for (const end of ["dragleave", "drop"]) body.addEventListener(end, () => body.classList.remove("dropping"));
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void take(file);
  });
  at("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    void during(writer.text("asking"), predict).then(() => answer && at("answer-title").focus());
  });
  for (const field of [customerField, dateField]) field.addEventListener("input", offerCustomers);
  at("save").addEventListener(
    "click",
    () => void during(writer.text("asking"), () => save(answer ? [answer.customer] : [])),
  );
  at("save-all").addEventListener("click", () => void during(writer.text("asking"), () => save()));
  for (const button of document.querySelectorAll<HTMLElement>("[data-language]")) {
    button.addEventListener("click", () => {
      writer = createWriter(button.dataset.language as Language);
      render();
    });
  }
}

/** Makes the page work, and opens the model that was written into it. */
export function openPage(): void {
  [customerField, dateField, countField] = [at("customer"), at("date"), at("count")];
  writer = createWriter(startingLanguage(navigator.languages));
  listen();
  render();
  const inside = at("model").textContent?.trim();
  if (!inside) return;
  const bytes = Uint8Array.from(atob(inside), (character) => character.charCodeAt(0));
  void during(writer.text("reading", { name: writer.text("model") }), () => openModel(new Blob([bytes])));
}
