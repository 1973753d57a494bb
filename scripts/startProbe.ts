// Tells in a page that starts when its tabs are there and when its first click is answered, in ms since the navigation.

/**
 * To run before anything of the page; fills `window.startTimes` with `tabs`, `longest` (task until then, 0 where none took
 * 50 ms) and at last `answered`. As text: what tsx makes of functions does not run there.
 */
export const START_PROBE = `
  const times = (window.startTimes = {});
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask", buffered: true });
  function look() {
    const tab = document.querySelectorAll("[role=tab]")[1];
    if (!tab) return requestAnimationFrame(look);
    times.tabs ??= performance.now();
    if (tab.getAttribute("aria-selected") !== "true") {
      tab.click();
      return requestAnimationFrame(look);
    }
    // The frame that shows it has been drawn when the one after it begins.
    requestAnimationFrame(() => {
      times.longest = longest;
      times.answered = performance.now();
    });
  }
  requestAnimationFrame(look);
`;
