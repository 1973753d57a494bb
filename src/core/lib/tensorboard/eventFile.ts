// Writes TensorBoard's event files: protobuf messages of event.proto and summary.proto, and of the HParams plugin's plugin_data.proto
// (https://github.com/tensorflow/tensorboard/tree/master/tensorboard), each as a TFRecord
// (https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details). The protobuf writer is pbf.

import { PbfWriter } from "pbf";
import { maskedCrc32c } from "./crc32c.ts";

/** One number of a curve. */
export interface ScalarEvent {
  tag: string;
  step: number;
  /** Seconds since 1970. */
  wallTime: number;
  value: number;
}

export type Hyperparameter = number | string | boolean;

export interface EventFileContent {
  /** Seconds since 1970. */
  started: number;
  ended: number;
  /** What the HParams view lists; absent of a run that it is not to list. */
  hyperparameters?: Readonly<Record<string, Hyperparameter>>;
  scalars: readonly ScalarEvent[];
}

const VERSION = "brain.Event:2";
const PLUGIN = "hparams";
const SESSION_START = "_hparams_/session_start_info";
const SESSION_END = "_hparams_/session_end_info";
const SUCCESS = 1;

/** The bytes of an event file. Numbers that are none are left out: TensorBoard draws them as gaps beside a warning. */
export function eventFile({ started, ended, hyperparameters, scalars }: EventFileContent): Uint8Array {
  const records = [
    message((out) => {
      out.writeDoubleField(1, started);
      out.writeStringField(3, VERSION);
    }),
    ...(hyperparameters ? [sessionStart(started, hyperparameters)] : []),
    ...scalars.filter(({ value }) => Number.isFinite(value)).map(scalarEvent),
    ...(hyperparameters ? [sessionEnd(ended)] : []),
  ].map(record);
  return joined(records);
}

function sessionStart(started: number, hyperparameters: Readonly<Record<string, Hyperparameter>>): Uint8Array {
  return summary(started, 0, SESSION_START, (out) => {
    out.writeMessage(3, writeSessionStart, { started, hyperparameters });
  });
}

function sessionEnd(ended: number): Uint8Array {
  return summary(ended, 0, SESSION_END, (out) => {
    out.writeMessage(4, writeSessionEnd, ended);
  });
}

function scalarEvent({ tag, step, wallTime, value }: ScalarEvent): Uint8Array {
  return message((out) => {
    out.writeDoubleField(1, wallTime);
    out.writeVarintField(2, step);
    out.writeMessage(5, (_, summaryOut) => summaryOut.writeMessage(1, writeScalar, { tag, value }), null);
  });
}

/** Without metadata, from which TensorBoard makes its own: of those that name no plugin it warns. */
function writeScalar({ tag, value }: { tag: string; value: number }, out: PbfWriter): void {
  out.writeStringField(1, tag);
  out.writeFloatField(2, value);
}

/** A summary without a value, whose metadata carry the plugin's own message. */
function summary(wallTime: number, step: number, tag: string, write: (out: PbfWriter) => void): Uint8Array {
  const content = message((out) => {
    out.writeVarintField(1, 0);
    write(out);
  });
  return message((out) => {
    out.writeDoubleField(1, wallTime);
    out.writeVarintField(2, step);
    out.writeMessage(5, (_, summaryOut) => summaryOut.writeMessage(1, writePluginValue, { tag, content }), null);
  });
}

function writePluginValue({ tag, content }: { tag: string; content: Uint8Array }, out: PbfWriter): void {
  out.writeStringField(1, tag);
  out.writeMessage(9, (_, metadata) => metadata.writeMessage(1, writePluginData, content), null);
}

function writePluginData(content: Uint8Array, out: PbfWriter): void {
  out.writeStringField(1, PLUGIN);
  out.writeBytesField(2, content);
}

function writeSessionStart(
  { started, hyperparameters }: Required<Pick<EventFileContent, "started" | "hyperparameters">>,
  out: PbfWriter,
): void {
  for (const entry of Object.entries(hyperparameters)) out.writeMessage(1, writeHyperparameter, entry);
  out.writeDoubleField(5, started);
}

function writeSessionEnd(ended: number, out: PbfWriter): void {
  out.writeVarintField(1, SUCCESS);
  out.writeDoubleField(2, ended);
}

/** An entry of a map of names to google.protobuf.Value. */
function writeHyperparameter([name, value]: [string, Hyperparameter], out: PbfWriter): void {
  out.writeStringField(1, name);
  out.writeMessage(2, writeValue, value);
}

function writeValue(value: Hyperparameter, out: PbfWriter): void {
  if (typeof value === "number") out.writeDoubleField(2, value);
  else if (typeof value === "string") out.writeStringField(3, value);
  else out.writeBooleanField(4, value);
}

function message(write: (out: PbfWriter) => void): Uint8Array {
  const out = new PbfWriter();
  write(out);
  return out.finish();
}

/** The data behind their length (64 bits) and its checksum, before their own checksum. */
function record(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length + 4);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(bytes.subarray(0, 8)), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, maskedCrc32c(data), true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
