// Predict: a customer, a date, and what is likely to be bought next.

import { Autocomplete, Box, Button, Group, Tabs, Text } from "@mantine/core";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { NextOrder, OrderGap } from "../../core/orders/nextOrder.ts";
import { NOTHING_SUPPOSED, type Question } from "../../studio/question.ts";
import { isTraining } from "../../studio/training.ts";
import type { CustomerHistory, CustomerPrediction } from "../../workers/predictProtocol.ts";
import { ahead } from "../ahead.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { DateField } from "../kit/DateField.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useHits } from "../kit/useHits.ts";
import { OriginContext } from "../kit/useTableAbout.ts";
import { useTask } from "../kit/useTask.ts";
import { ShiftNote } from "../model/ShiftNote.tsx";
import { useDataShift } from "../model/useDataShift.ts";
import { NoData } from "../stored/NoData.tsx";
import { NoModel } from "../stored/NoModel.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { usePart } from "../useScreen.ts";
import { AllCard } from "./AllCard.tsx";
import { HistoryCard } from "./HistoryCard.tsx";
import { OrderCard } from "./OrderCard.tsx";
import { PredictionCard } from "./PredictionCard.tsx";
import "./predict.css";
import { WhatIfCard } from "./WhatIfCard.tsx";

const ListPart = lazy(ahead(() => import("./ListPart.tsx")));

const DAY = 86_400_000;
const OF_MODEL = { model: true };
const PARTS = ["one", "list"] as const;
/** Products of an order that are shown. */
const SHOWN = 10;

interface Answer {
  prediction: CustomerPrediction;
  history: CustomerHistory;
  order: NextOrder;
  gaps: OrderGap[];
}

/** Predict: what a customer buys next. */
export default function PredictScreen() {
  const { t } = useTexts();
  const serial = useSession((state) => state.model?.serial ?? null);
  const info = useSession(({ data }) => (data.kind === "ready" ? data.info : null));
  const training = useSession(isTraining);
  if (serial === null) {
    return <NoModel title={t("predict.emptyTitle")} text={t("predict.emptyText")} />;
  }
  if (!info) return <NoData title={t("predict.emptyTitle")} text={t("predict.noData")} />;
  if (training) return <Empty title={t("train.stateTraining")} text={t("predict.whileTraining")} />;
  const asked = `${serial} ${info.id}`;
  return <Predictor key={asked} of={asked} last={(info.inspection.bulk ?? info.inspection).last} />;
}

/** `of`: the model and the data set that are asked. */
function Predictor({ of, last }: { of: string; last: string }) {
  const { t } = useTexts();
  const { model, session, ask: questions } = useStudio();
  const [fresh] = useState<Question>(() => ({
    of,
    date: nextDay(last),
    customer: "",
    asked: null,
    supposed: NOTHING_SUPPOSED,
  }));
  const question = useSession((state) => (state.question?.of === of ? state.question : fresh));
  const { date, customer, supposed, behind = false } = question;
  const [part, openPart] = usePart("predict", PARTS);
  // A picked option tells two changes in one event: the second must not undo the first.
  const change = (to: Partial<Question>) => {
    const { question: now } = session.getState();
    model.setQuestion({ ...(now?.of === of ? now : fresh), ...to });
  };
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { hits, error: searchError } = useHits(model.customers, customer);
  const one = useTask();
  const format = useFormat();
  const time = Date.parse(date);
  const valid = Number.isFinite(time);
  const shift = useDataShift(time);

  const { run } = one;
  const ask = useCallback(
    (name: string, at: number) =>
      void run(async (signal) => {
        const [prediction, history, { order, gaps }] = await Promise.all([
          model.predict(name, at, signal),
          model.history(name, signal),
          questions("nextOrder", { customer: name, time: at, products: SHOWN }, { signal }),
        ]);
        setAnswer({ prediction, history, order, gaps });
      }).then((answered) => {
        // An old answer may not stand under a new question.
        if (!answered) setAnswer(null);
      }),
    [model, questions, run],
  );
  // What was asked before the user looked at another screen; places may have been moved there, so the answer is made anew.
  useEffect(() => {
    const { question: before } = session.getState();
    if (before?.of === of && before.asked) ask(before.asked.customer, before.asked.time);
  }, [session, of, ask]);
  const predict = (name: string) => {
    const same = question.asked?.customer === name && question.asked.time === time;
    change({ customer: name, asked: { customer: name, time }, ...(!same && { supposed: NOTHING_SUPPOSED }) });
    ask(name, time);
  };

  const oneCustomer = (
    <div className="stack">
      <Card title={t("order.title")}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (customer && valid) predict(customer);
          }}
        >
          <Group align="flex-end" gap="md">
            <Autocomplete
              label={t("predict.customer")}
              placeholder={t("predict.customerPlaceholder")}
              style={{ flex: "1 1 260px" }}
              value={customer}
              onChange={(text) => change({ customer: text })}
              onOptionSubmit={(name) => {
                if (valid) predict(name);
              }}
              filter={({ options }) => options}
              data={hits?.map((hit) => hit.customer) ?? []}
              renderOption={({ option }) => {
                const hit = hits?.find((found) => found.customer === option.value);
                return (
                  <div>
                    <Text size="sm" fw={550}>
                      {option.value} {hit?.name}
                    </Text>
                    {hit && (
                      <Text size="xs" c="dimmed">
                        {t("predict.customerLines", { number: hit.lines })} · {format.date(hit.last)}
                      </Text>
                    )}
                  </div>
                );
              }}
              maxDropdownHeight={320}
            />
            <DateField label={t("predict.date")} value={date} onChange={(day) => change({ date: day ?? "" })} />
            <Button type="submit" disabled={!customer || !valid} loading={one.busy}>
              {t("predict.predict")}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" mt={6} mih={18} role="status">
            {customer !== "" && hits?.length === 0 ? t("predict.noHits", { query: customer }) : t("order.dateHint")}
          </Text>
        </form>
        <ShiftNote shift={shift} />
        {(one.error ?? searchError) && <Problem message={one.error ?? searchError ?? ""} onClose={one.clear} />}
      </Card>
      {answer ? (
        <>
          <OrderCard order={answer.order} gaps={answer.gaps} />
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={behind}
              onClick={() => change({ behind: !behind })}
              leftSection={<span aria-hidden="true">{behind ? "▾" : "▸"}</span>}
            >
              {t("order.behind")}
            </Button>
          </div>
          {behind && (
            <>
              <PredictionCard prediction={answer.prediction} history={answer.history} own={shift?.own ?? null} />
              <HistoryCard history={answer.history} time={answer.prediction.time} />
              <WhatIfCard
                key={`${answer.prediction.time} ${answer.prediction.customer}`}
                history={answer.history}
                time={answer.prediction.time}
                supposed={supposed}
                onSuppose={(next) => change({ supposed: next })}
              />
            </>
          )}
        </>
      ) : (
        <Card>
          <Text c="dimmed" ta="center" py="xl">
            {t("predict.hint")}
          </Text>
        </Card>
      )}
      <AllCard time={time} />
    </div>
  );
  return (
    <OriginContext value={OF_MODEL}>
      <Tabs
        value={part}
        onChange={(value) => openPart(PARTS.find((each) => each === value) ?? PARTS[0])}
        keepMounted={false}
        variant="pills"
      >
        <Tabs.List aria-label={t("order.parts")} mb="md">
          {PARTS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`order.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="one">{oneCustomer}</Tabs.Panel>
        <Tabs.Panel value="list">
          <div className="stack">
            <Card>
              <DateField label={t("predict.date")} value={date} onChange={(day) => change({ date: day ?? "" })} />
              <Text size="xs" c="dimmed" mt={6} mb={6}>
                {t("order.dateHint")}
              </Text>
              <ShiftNote shift={shift} />
            </Card>
            <Suspense fallback={<Box mih="60vh" />}>
              <ListPart
                time={time}
                onOpen={(name) => {
                  openPart("one");
                  if (valid) predict(name);
                }}
              />
            </Suspense>
          </div>
        </Tabs.Panel>
      </Tabs>
    </OriginContext>
  );
}

/** The day after the last line, as a date field wants it. */
function nextDay(last: string): string {
  const time = Date.parse(`${last.slice(0, 10)}T00:00:00Z`);
  return new Date(Number.isFinite(time) ? time + DAY : Date.now()).toISOString().slice(0, 10);
}
