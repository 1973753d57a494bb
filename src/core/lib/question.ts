// Questions known by name: a registry of them says what can be asked, with what, and what is answered; the types of the
// conversation between page and worker follow from it.

/** How one question is answered, in a context that says what is at hand. */
export interface Question<Context, Params, Answer> {
  /** Whether the answer is kept for the next who asks the same, for as long as what it is about stays. */
  kept?: boolean;
  compute(context: Context, params: Params): Answer | Promise<Answer>;
}
