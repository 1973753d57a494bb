// What the rivals are told: all lines as the studio read them, and the validation and test targets as questions. The files hold
// plain numbers of this machine's byte order (bench/rivals/shared.py reads them).

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { visitsOf } from "../../src/core/data/lines/visits.ts";
import { vocabularyIds } from "../../src/core/evaluation/baselines/trainingPart.ts";
import { FIRST_PRODUCT } from "../../src/core/features/productIds.ts";
import type { SampleSet } from "../../src/core/features/sampleSet.ts";
import { groupTargets } from "../../src/core/features/targetGroups.ts";

/** Writes the files into a folder; the test lines stand in the order of `samples.split.test` within their questions' order. */
export function writeQuestions(
  folder: string,
  samples: SampleSet,
  seed: number,
): { testOrder: number[]; questionOf: Int32Array } {
  const { lines, preprocess, split, targets, targetProduct } = samples;
  const write = (name: string, values: Int32Array | Float64Array | Uint8Array): void =>
    writeFileSync(join(folder, name), values);
  const ids = vocabularyIds(samples);
  const visits = visitsOf(lines).codes;
  const dropped = preprocess.settings.dropWalkIns ? lines.walkIn : null;
  const kept = Int32Array.from(Array.from({ length: lines.count }, (_, i) => i).filter((i) => dropped?.[i] !== 1));
  write(
    "lines.customer",
    kept.map((i) => lines.customer.codes[i]!),
  );
  write(
    "lines.time",
    Float64Array.from(kept, (i) => lines.time[i]!),
  );
  write(
    "lines.product",
    kept.map((i) => Math.max(-1, ids[lines.product.codes[i]!]! - FIRST_PRODUCT)),
  );
  write(
    "lines.visit",
    kept.map((i) => visits[i]!),
  );
  const questions: number[] = []; // a line of each
  const asked: { question: number; product: number; test: boolean }[] = [];
  const testOrder: number[] = [];
  const questionOf = new Int32Array(split.test.length);
  for (const part of ["validation", "test"] as const) {
    for (const group of groupTargets(samples, split[part])) {
      for (const place of group) {
        const target = split[part][place]!;
        asked.push({
          question: questions.length,
          product: Math.max(-1, targetProduct[target]! - FIRST_PRODUCT),
          test: part === "test",
        });
        if (part === "validation") continue;
        testOrder.push(place);
        questionOf[place] = questions.length;
      }
      questions.push(targets[split[part][group[0]!]!]!);
    }
  }
  write(
    "questions.customer",
    Int32Array.from(questions, (line) => lines.customer.codes[line]!),
  );
  write(
    "questions.time",
    Float64Array.from(questions, (line) => lines.time[line]!),
  );
  write(
    "questions.visit",
    Int32Array.from(questions, (line) => visits[line]!),
  );
  write(
    "targets.question",
    Int32Array.from(asked, ({ question }) => question),
  );
  write(
    "targets.product",
    Int32Array.from(asked, ({ product }) => product),
  );
  write(
    "targets.test",
    Uint8Array.from(asked, ({ test }) => (test ? 1 : 0)),
  );
  const meta = { products: preprocess.products.length, cut: preprocess.cuts.train, seed };
  writeFileSync(join(folder, "meta.json"), JSON.stringify(meta));
  return { testOrder, questionOf };
}
