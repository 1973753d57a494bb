// Everything that can be asked about next orders, of the open lines and the current model: a new question is a line here; its
// code loads when it is asked for.

export const ORDER_QUESTIONS = {
  nextOrder: async () => (await import("./askOrders.ts")).nextOrder,
  nextOrdersOf: async () => (await import("./askOrders.ts")).nextOrdersOf,
  orderList: async () => (await import("./orderList.ts")).orderList,
};

/** Each question by its name. */
export type OrderQuestions = {
  [Name in keyof typeof ORDER_QUESTIONS]: Awaited<ReturnType<(typeof ORDER_QUESTIONS)[Name]>>;
};
