// The page's frame: name, screens as tabs, language and colours; each screen loads when it is first opened.

import { Box, Tabs, Text, VisuallyHidden } from "@mantine/core";
import { type ComponentType, lazy, Suspense, useDeferredValue, useEffect } from "react";
import { useStore } from "zustand";
import { SCREENS, type Screen } from "../studio/route.ts";
import { isUnfinished } from "../studio/search.ts";
import { ahead } from "./ahead.ts";
import { DataScreen } from "./data/DataScreen.tsx";
import { useLocalise, useTexts } from "./i18n/useTexts.ts";
import { ErrorBoundary } from "./kit/ErrorBoundary.tsx";
import { later } from "./kit/later.ts";
import { Problem } from "./kit/Problem.tsx";
import { useTabInSight } from "./kit/useTabInSight.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { SchemeSwitch } from "./SchemeSwitch.tsx";
import { useSession, useStudio } from "./studioContext.ts";
import { useScreen } from "./useScreen.ts";

const PANELS: Record<Screen, ComponentType> = {
  data: DataScreen,
  explore: later(() => import("./explore/ExploreScreen.tsx")),
  customers: later(() => import("./customers/CustomersScreen.tsx")),
  forecast: later(() => import("./forecast/ForecastScreen.tsx")),
  train: later(() => import("./train/TrainScreen.tsx")),
  results: later(() => import("./results/ResultsScreen.tsx")),
  predict: later(() => import("./predict/PredictScreen.tsx")),
  runs: later(() => import("./runs/RunsScreen.tsx")),
  export: later(() => import("./export/ExportScreen.tsx")),
};

// With texts of its own: the first screen needs none of the other screens'.
const Guide = lazy(ahead(() => import("./start/Guide.tsx")));
const KeepingNotices = later(() => import("./KeepingNotices.tsx"));

/** The whole page. */
export function App() {
  const { t } = useTexts();
  const localise = useLocalise();
  const { ignoredSettings, guide } = useStudio();
  const guideHidden = useStore(guide, (state) => state.hidden);
  const [screen, openScreen] = useScreen();
  const tabs = useTabInSight(screen);
  const isSomethingToTell = useSession(
    ({ keepingNotice, deletedElsewhere, silent, endedIn, unfinished, searches, newVersion, serverGone }) =>
      keepingNotice !== null ||
      deletedElsewhere ||
      silent ||
      endedIn !== null ||
      unfinished.length > 0 ||
      searches?.some(isUnfinished) ||
      newVersion !== null ||
      serverGone,
  );
  // The tab answers at once; its screen is made in short pieces, between which the page stays alive.
  const shown = useDeferredValue(screen);
  useEffect(() => {
    // A file dropped beside a drop zone must not take the page's place.
    const stay = (event: DragEvent) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);
  return (
    <Tabs
      value={screen}
      onChange={(value) => openScreen(value as Screen)}
      keepMounted={false}
      variant="default"
      classNames={{ list: "tab-list", tab: "tab" }}
    >
      <Box component="header" className="head">
        <div className="head-row">
          <div className="brand">
            <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="8" fill="#0b7378" />
              <path
                d="M7 22l6-7 5 4 7-10"
                fill="none"
                stroke="#fff"
                strokeWidth="3"
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            </svg>
            <Text component="h1" fw={700} fz="lg" lh={1}>
              {t("app.name")}
            </Text>
            <Text size="xs" c="dimmed" visibleFrom="md">
              {t("app.tagline")}
            </Text>
          </div>
          <div className="head-switches">
            <LanguageSwitch />
            <SchemeSwitch />
          </div>
        </div>
        <Tabs.List aria-label={t("app.screens")} ref={tabs}>
          {SCREENS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`screen.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Box>
      <Box component="main" className="main">
        {!guideHidden && (
          <div className="guide-room">
            <Suspense>
              <Guide screen={screen} />
            </Suspense>
          </div>
        )}
        {isSomethingToTell && (
          <ErrorBoundary fallback={() => null}>
            <Suspense>
              <KeepingNotices screen={screen} />
            </Suspense>
          </ErrorBoundary>
        )}
        {ignoredSettings.length > 0 && screen === "train" && (
          <Box mb="md">
            <Problem message={t("error.ignored", { list: ignoredSettings.join(", ") })} />
          </Box>
        )}
        {SCREENS.map((name) => {
          const Panel = PANELS[name];
          return (
            <Tabs.Panel key={name} value={name}>
              <ErrorBoundary
                fallback={(message, retry) => (
                  <Problem
                    message={`${t("error.screenTitle")}: ${localise(message)}`}
                    hint={t("error.screenHint")}
                    onRetry={retry}
                  />
                )}
              >
                <Suspense
                  fallback={
                    <Box mih="60vh">
                      <VisuallyHidden>{t("app.loading")}</VisuallyHidden>
                    </Box>
                  }
                >
                  {name === shown && <Panel />}
                </Suspense>
              </ErrorBoundary>
            </Tabs.Panel>
          );
        })}
      </Box>
    </Tabs>
  );
}
