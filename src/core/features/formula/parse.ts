// The formula language: a recursive descent over tokens, nothing of it ever handed to the engine as code.
//   comparison := sum [(< <= > >= == !=) sum]      sum := product {(+ −) product}      product := unary {(* /) unary}
//   unary := − unary | value      value := number | feature | function ( comparison {, comparison} ) | ( comparison )

import { FormulaError } from "./formulaError.ts";
import { formulaMessage } from "./formulaMessages.ts";
import { FUNCTIONS } from "./functions.ts";
import { FORMULA_NAMES, nearestName, slotOf } from "./names.ts";
import { called, constant, named, negated, operated, type Program } from "./program.ts";
import { place, type Token, tokenise } from "./tokens.ts";

export interface Formula {
  evaluate: Program;
  /** Slots of the names it uses. */
  uses: ReadonlySet<number>;
}

/** How deep parentheses, calls and signs may be nested. */
export const MAX_DEPTH = 40;

const COMPARISONS = ["<", "<=", ">", ">=", "==", "!="];

/** Parses a formula over `FORMULA_NAMES`. Throws a FormulaError that points at the first mistake. */
export function parseFormula(text: string): Formula {
  return new Parser(text).whole();
}

class Parser {
  private readonly text: string;
  private readonly tokens: Token[];
  private readonly uses = new Set<number>();
  private next = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenise(text);
  }

  whole(): Formula {
    if (this.peek().kind === "end") throw new FormulaError(formulaMessage("formula.empty"), 0, this.text.length);
    const evaluate = this.comparison();
    const rest = this.peek();
    if (rest.kind !== "end") throw this.unexpected(rest);
    return { evaluate, uses: this.uses };
  }

  private comparison(): Program {
    const left = this.sum();
    const sign = this.takeSign(COMPARISONS);
    if (sign === undefined) return left;
    const right = this.sum();
    const again = this.peek();
    if (again.kind === "sign" && COMPARISONS.includes(again.text)) {
      throw this.error(again, formulaMessage("formula.chain", { text: again.text, at: this.place(again) }));
    }
    return operated(sign.text, left, right);
  }

  private sum(): Program {
    let left = this.product();
    for (let sign = this.takeSign(["+", "-"]); sign; sign = this.takeSign(["+", "-"])) {
      left = operated(sign.text, left, this.product());
    }
    return left;
  }

  private product(): Program {
    let left = this.unary();
    for (let sign = this.takeSign(["*", "/"]); sign; sign = this.takeSign(["*", "/"])) {
      left = operated(sign.text, left, this.unary());
    }
    return left;
  }

  private unary(): Program {
    const minus = this.takeSign(["-"]);
    return minus ? negated(this.within(minus, () => this.unary())) : this.value();
  }

  private value(): Program {
    const token = this.tokens[this.next]!;
    if (token.kind === "end") throw this.error(token, formulaMessage("formula.end", { at: this.place(token) }));
    this.next++;
    if (token.kind === "number") return constant(Number(token.text));
    if (token.kind === "name") return this.isOpen() ? this.call(token) : this.feature(token);
    if (token.text !== "(") throw this.error(token, this.notValue(token));
    const inner = this.within(token, () => this.comparison());
    this.close(token);
    return inner;
  }

  private feature(token: Token): Program {
    const slot = slotOf(token.text);
    if (slot !== undefined) {
      this.uses.add(slot);
      return named(slot);
    }
    const found = { name: token.text, at: this.place(token) };
    const known = FUNCTIONS.get(token.text);
    if (known) throw this.error(token, formulaMessage("formula.functionAlone", { ...found, usage: known.usage }));
    const guess = nearestName(token.text, FORMULA_NAMES);
    const message =
      guess === undefined
        ? formulaMessage("formula.unknown", found)
        : formulaMessage("formula.unknownGuess", { ...found, guess });
    throw this.error(token, message);
  }

  private call(name: Token): Program {
    const known = FUNCTIONS.get(name.text);
    const at = this.place(name);
    if (!known) {
      const have = [...FUNCTIONS.keys()].join(", ");
      const message =
        slotOf(name.text) === undefined
          ? formulaMessage("formula.unknownFunction", { name: name.text, at, have })
          : formulaMessage("formula.notFunction", { name: name.text, at });
      throw this.error(name, message);
    }
    const open = this.tokens[this.next++]!;
    const args: Program[] = [];
    this.within(name, () => {
      if (this.isSign(")")) return;
      do args.push(this.comparison());
      while (this.takeSign([","]));
    });
    this.close(open);
    if (args.length < known.least || args.length > known.most) {
      const message = formulaMessage("formula.arguments", {
        name: name.text,
        at,
        found: args.length,
        usage: known.usage,
      });
      throw this.error(name, message);
    }
    return called(name.text, args);
  }

  /** One level deeper. */
  private within<T>(token: Token, step: () => T): T {
    if (++this.depth > MAX_DEPTH) {
      throw this.error(token, formulaMessage("formula.tooDeep", { most: MAX_DEPTH, at: this.place(token) }));
    }
    const result = step();
    this.depth--;
    return result;
  }

  private close(open: Token): void {
    if (this.takeSign([")"])) return;
    const found = this.peek();
    if (found.kind === "end") throw this.error(open, formulaMessage("formula.unclosed", { at: this.place(open) }));
    throw this.unexpected(found);
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private isSign(text: string): boolean {
    return this.peek().kind === "sign" && this.peek().text === text;
  }

  private isOpen(): boolean {
    return this.isSign("(");
  }

  private takeSign(signs: readonly string[]): Token | undefined {
    const token = this.peek();
    if (token.kind !== "sign" || !signs.includes(token.text)) return undefined;
    this.next++;
    return token;
  }

  private place(token: Token): number {
    return place(this.text, token.from);
  }

  private notValue(token: Token) {
    const at = this.place(token);
    return token.text === ","
      ? formulaMessage("formula.comma", { at })
      : formulaMessage("formula.value", { text: token.text, at });
  }

  /** The error of a token that nothing is waiting for. */
  private unexpected(token: Token): FormulaError {
    const at = this.place(token);
    const message =
      token.text === ","
        ? formulaMessage("formula.comma", { at })
        : formulaMessage("formula.character", { text: token.text, at });
    return this.error(token, message);
  }

  private error(token: Token, message: ConstructorParameters<typeof FormulaError>[0]): FormulaError {
    return new FormulaError(message, token.from, token.to);
  }
}
