// Mounts the app; the only module with effects at import.

import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/page.css";
import "./ui/print.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { parseHash } from "./studio/route.ts";
import { createStudio } from "./studio/studio.ts";
import { textStore } from "./studio/textStore.ts";
import { App } from "./ui/App.tsx";
import { LanguageProvider } from "./ui/i18n/LanguageProvider.tsx";
import { chosenLanguage, loadTexts } from "./ui/i18n/texts.ts";
import { printLight } from "./ui/printLight.ts";
import { StudioContext } from "./ui/studioContext.ts";
import { resolver, theme } from "./ui/theme.ts";

const texts = await loadTexts(chosenLanguage());
const store = textStore(() => localStorage);
const studio = createStudio(parseHash(location.hash).query, store);
const listed = studio.data.refreshStored();
// Not needed for the first screen.
void import("./studio/watchOver.ts").then(({ watchOver }) => watchOver(studio, store, listed));
void import("./ui/beside.ts").then(({ prepareBeside }) => prepareBeside(studio));

printLight();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <Notifications position="top-right" />
      <StudioContext value={studio}>
        <LanguageProvider texts={texts}>
          <App />
        </LanguageProvider>
      </StudioContext>
    </MantineProvider>
  </StrictMode>,
);
