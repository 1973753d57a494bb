// The texts about new versions and a server that has gone, in English.

export const enOffline = {
  offline: {
    newVersion: "A new version of the studio is ready. Data sets and runs that are kept on this machine stay.",
    useNow: "Use it now",
    serverGone:
      "A part of the page could not be loaded: its server does not answer, or there is no network. What is open goes on, and what is kept stays on this machine. Start the server again, or connect, and reload the page.",
    reload: "Reload the page",
  },
} as const;
