// Everything the page talks to, in one object: workers, session, settings, live columns and the actions on them.

import { createStore } from "zustand/vanilla";
import type { Preset } from "../core/training/settings.ts";
import type { OpenedDataset } from "../workers/protocol.ts";
import type { Call } from "../workers/rpc.ts";
import { asBatch } from "./batches.ts";
import { type CurveViewStore, createCurveView } from "./curveView.ts";
import { createDataActions, type DataActions } from "./dataActions.ts";
import { createDueView, type DueViewStore } from "./dueView.ts";
import { createEngine } from "./engine.ts";
import { createExploreActions, type ExploreActions } from "./exploreActions.ts";
import { createForecastView, type ForecastViewStore } from "./forecastView.ts";
import { createGuide, type GuideStore } from "./guide.ts";
import { lazyStorage } from "./lazyStorage.ts";
import { createModelActions, type ModelActions } from "./modelActions.ts";
import { createOddActions, type OddActions } from "./oddActions.ts";
import { createPlacesActions, type PlacesActions } from "./placesActions.ts";
import type { Questions } from "./questions.ts";
import { createRunActions, type RunActions } from "./runActions.ts";
import { createRunLog, type RunLog } from "./runLog.ts";
import { createRunView, type RunViewStore } from "./runView.ts";
import { createSearchActions, type SearchActions } from "./searchActions.ts";
import { createSession, type SessionStore } from "./session.ts";
import { type Form, formToQuery, presetForm, rememberForm, startingForm, type TextStore } from "./settings.ts";
import { createStoredData } from "./storedData.ts";
import { createStoredRuns } from "./storedRuns.ts";
import { connectTabs, createTabs } from "./tabs.ts";
import { createTelemetry, type Telemetry } from "./telemetry.ts";
import { createTrainActions, type TrainActions } from "./trainActions.ts";
import { createTrainView, type TrainViewStore } from "./trainView.ts";
import { createVisitView, type VisitViewStore } from "./visitView.ts";

export interface Studio {
  session: SessionStore;
  form: FormStore;
  telemetry: Telemetry;
  curveView: CurveViewStore;
  forecastView: ForecastViewStore;
  runView: RunViewStore;
  dueView: DueViewStore;
  visitView: VisitViewStore;
  trainView: TrainViewStore;
  guide: GuideStore;
  log: RunLog;
  data: DataActions;
  places: PlacesActions;
  explore: ExploreActions;
  train: TrainActions;
  search: SearchActions;
  model: ModelActions;
  runs: RunActions;
  odd: OddActions;
  /** Gives up the workers that do not answer; new ones take over what is kept. */
  replaceSilent(): void;
  /** Asks about the open lines, or about the current model's answers for its test targets. */
  ask: Call<Questions>;
  /** Settings of the address that did not fit. */
  ignoredSettings: string[];
}

export type FormStore = ReturnType<typeof createFormStore>;

function createFormStore(form: Form) {
  return createStore<Form>(() => form);
}

/** Creates the studio; workers start with the first call that needs them. */
export function createStudio(query: URLSearchParams, storage: TextStore): Studio {
  const session = createSession();
  const telemetry = createTelemetry();
  const log = createRunLog(storage);
  const engine = createEngine();
  const { form, ignored } = startingForm(query, storage);
  const formStore = createFormStore(form);
  const tabs = createTabs();
  const train = createTrainActions(session, engine, telemetry, log);
  const search = createSearchActions(session, engine, formStore, train);
  const kept = lazyStorage();
  const data = createDataActions(session, engine, createStoredData(kept), tabs);
  const model = createModelActions(session, engine);
  const runs = createRunActions(session, engine, createStoredRuns(kept));
  const ask: Call<Questions> = (name, input, options) => {
    const asked = () => engine.training(name, input, options);
    return name === "orderList" ? asBatch(session, asked) : asked();
  };
  const places = createPlacesActions(session, (name, input, options) => engine.training(name, input, options));
  const explore = createExploreActions(session, ask, storage);
  engine.onSilence((silent) => session.setState({ silent }));
  let recovering = false;
  engine.onTrainingLost(async (message) => {
    // A worker that ends while it recovers would end again: then the error alone is shown.
    if (recovering) return;
    recovering = true;
    await data.recover(message);
    await model.recover();
    recovering = false;
  });
  // Another data set: the curves and the outcome of the last run belong to the one before.
  let openId: string | null = null;
  let openInfo: OpenedDataset | null = null;
  session.subscribe(({ data: phase }) => {
    if (phase.kind !== "ready" || phase.info === openInfo) return;
    openInfo = phase.info;
    if (phase.info.id !== openId) {
      openId = phase.info.id;
      telemetry.clear();
      log.open(openId);
      explore.openFilter(openId);
      session.setState({
        run: { kind: "idle" },
        search: { kind: "idle" },
        searches: null,
        searchRemoved: null,
        taken: null,
        unfinished: [],
        unfinishedRead: false,
        elsewhere: false,
        deletedElsewhere: false,
      });
    }
    void train.refreshUnfinished();
    void search.refresh();
  });
  formStore.subscribe((changed) => rememberForm(storage, changed));
  connectTabs(session, tabs, train, search, data);
  return {
    session,
    form: formStore,
    telemetry,
    curveView: createCurveView(storage),
    forecastView: createForecastView(storage),
    runView: createRunView(storage),
    dueView: createDueView(storage),
    visitView: createVisitView(storage),
    trainView: createTrainView(storage),
    guide: createGuide(storage),
    log,
    data,
    places,
    explore,
    train,
    search,
    model,
    runs,
    replaceSilent: engine.replaceSilent,
    odd: createOddActions(kept.open, () => Promise.all([data.refreshStored(), runs.refresh()])),
    ask,
    ignoredSettings: ignored,
  };
}

/** Starts the form over from a preset; backend and custom features are kept. */
export function choosePreset(store: FormStore, preset: Preset): void {
  const { backend, samples } = store.getState();
  const fresh = presetForm(preset);
  const { customFeatures } = samples;
  store.setState({ ...fresh, samples: { ...fresh.samples, customFeatures }, backend }, true);
}

/** The settings of the address that describe this form. */
export function formQuery(store: FormStore): URLSearchParams {
  return formToQuery(store.getState());
}
