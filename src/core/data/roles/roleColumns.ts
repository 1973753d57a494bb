// Which columns of a file tell what its lines are: told from their few values, one of which negates a sale, and only
// then from their names. Columns that may do so, but in unknown words, come back as questions.

import type { ColumnValues } from "../mapping/columnValues.ts";
import { meaningsOf } from "../mapping/headerNames.ts";
import { fits, wordPattern, wordsOf } from "../mapping/headerPatterns.ts";
import type { Field, Mapping } from "../mapping/mapping.ts";
import { valueText } from "../values/dictionary.ts";
import { type LineRole, MOST_ROLE_COLUMNS, MOST_VALUES, type RoleColumn } from "./lineRole.ts";
import { meaningsOfValue, plainText, roleAskedBy, severity, type ValueMeaning, yesOrNo } from "./roleValue.ts";
import type { WordFamily } from "./roleWords.ts";

/** A value of a column and on how many of the first lines it stands; "" for blank cells. */
export interface ValueCount {
  value: string;
  count: number;
}

/** A column that may tell what lines are, although not how. */
export interface RoleQuestion {
  column: number;
  values: readonly ValueCount[];
  /** Some value negates a sale for certain; else only the column's name speaks for it. */
  negates: ValueCount | null;
}

export interface RoleProposal {
  columns: RoleColumn[];
  questions: RoleQuestion[];
}

/** More values than these are no states that a user should be asked about. */
const MOST_ASKED = 12;

/** What columns are called that tell the state or the kind of an order, a line or an event. */
const STATE = wordPattern(
  /\b(trạng thái|tình trạng|status|statut|estado|estatus|zustand)\b|^(state|situação|stato)$|状态|สถานะ/,
);
const KIND = wordPattern(
  /^(type|kind|loại|kiểu|tipo|typ|art|event|action|sự kiện|hành động|activity|evento|ereignis)$|\b(event|action|activity)( \w+)? (type|name)\b|\b(order|line|lineitem|line item|row|entry|record|transaction|txn|trans|voucher|document|doc|receipt|invoice|sale|sales|movement|bill|vch) (type|kind)\b|\b(loại|kiểu) (đơn|đơn hàng|giao dịch|gd|chứng từ|ct|phiếu|hóa đơn|hđ|dòng|bản ghi|nghiệp vụ)\b|\b(cancel+ation|return|refund)( \w+)? (type|status|state)\b|\b(hủy|trả hàng|hoàn tiền)\b|类型|ประเภท/,
);
/** Kinds of a line: whether it is a product, a charge or a gift. */
const LINE = wordPattern(
  /\b(line|lineitem|item|row|entry|record|product|charge) ?(type|kind)\b|^(type|kind|loại|tipo|typ)$|\bloại (dòng|hàng|hàng hóa|sản phẩm|sp|mặt hàng|giao dịch)\b|\b(hình thức|tính chất|phân loại)\b/,
);
/** The state of somebody or something else, or a way of paying or of bringing. */
const OTHERS = wordPattern(
  /\b(customer|client|buyer|member|membership|employee|staff|user|account|loyalty|marital|stock|store|shop|warehouse|khách|khách hàng|kh|thành viên|hội viên|nhân viên|hôn nhân|tồn kho|cửa hàng|kho)\b|\b(payment|paid|pay|delivery|shipping|ship|card|discount) (type|method|mode|means|option|kind)\b|\b(phương thức|hình thức) (thanh toán|giao hàng|vận chuyển)\b|\bship mode\b/,
);
/** Whether money was paid: an unpaid sale is a sale on credit. */
const PAYMENT = wordPattern(/\b(payment|paid|pay|financial|thanh toán|công nợ|pago|zahlung|paiement)\b/);
const DELIVERY = wordPattern(/\b(delivery|shipping|shipment|fulfil+ment|tracking|giao hàng|vận chuyển|giao vận)\b/);

/** Concepts whose columns hold something else for certain. */
const NO_ROLES = new Set([
  "payment",
  "gender",
  "segment",
  "phone",
  "unit",
  "store",
  "cost",
  "tax",
  "profit",
  "shipDate",
]);
/** A column that serves one of these fields may tell a role besides. */
const SHARED: readonly Field[] = ["category"];

/** The columns of the first lines that tell what lines are, and those that may. */
export function proposeRoles(values: readonly ColumnValues[], mapped: Mapping["columns"]): RoleProposal {
  const fieldOf = new Map<number, Field>();
  for (const [field, index] of Object.entries(mapped) as [Field, number][]) fieldOf.set(index, field);
  const found: { column: RoleColumn; weight: number }[] = [];
  const questions: RoleQuestion[] = [];
  values.forEach((column, index) => {
    const field = fieldOf.get(index);
    if (field !== undefined && !SHARED.includes(field)) return;
    const counts = fewValues(column);
    if (!counts) return;
    const told = judgeColumn(column.header, counts, field !== undefined);
    if (told === "question" || told === "negates") {
      const negates = told === "negates" ? (counts.find(({ value }) => negatesForCertain(value)) ?? null) : null;
      questions.push({ column: index, values: counts, negates });
    } else if (told) found.push({ column: { column: index, values: told.values }, weight: told.weight });
  });
  // Those that set most aside first: the others add little.
  found.sort((a, b) => b.weight - a.weight || a.column.column - b.column.column);
  const columns = found.slice(0, MOST_ROLE_COLUMNS).map(({ column }) => column);
  return { columns: columns.sort((a, b) => a.column - b.column), questions };
}

const counted = new WeakMap<ColumnValues, ValueCount[] | null>();

/** The distinct values of a column with their counts, most frequent first; null where there are too many, or none. */
export function fewValues(column: ColumnValues): readonly ValueCount[] | null {
  let found = counted.get(column);
  if (found === undefined) {
    found = countFew(column);
    counted.set(column, found);
  }
  return found;
}

function countFew({ cells }: ColumnValues): ValueCount[] | null {
  const counts = new Map<string, number>();
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const cell = cells[from]!;
    while (to < cells.length && cells[to] === cell) to++;
    const value = valueText(cell);
    counts.set(value, (counts.get(value) ?? 0) + to - from);
    if (counts.size > MOST_VALUES + 1) return null;
  }
  if (counts.size === 0 || (counts.size === 1 && counts.has(""))) return null;
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/**
 * Tells the role of a value in a column of this name that is known to tell roles; null where its words are not known.
 * `listed` are the values of the column that were looked at.
 */
export function roleTeller(header: string, listed: RoleColumn["values"]): (value: string) => LineRole | null {
  const known = new Map<string, LineRole>();
  for (const { value, role } of listed) {
    const text = plainText(value);
    if (!known.has(text)) known.set(text, role);
  }
  const isBook = [...known.keys()].some((text) => SALES.test(text));
  const asked = roleAskedBy(header);
  const words = wordsOf(header);
  const isPayment = fits(PAYMENT, words);
  // "Shipping" is a state of an order, unless the column tells products from charges.
  const charges = fits(LINE, words) || listed.some(({ role }) => role === "no-product");
  return (value) => {
    const told = known.get(plainText(value)) ?? (isBook ? roleInBook(value) : null);
    if (told) return told;
    const answer = asked ? yesOrNo(value) : -1;
    if (asked && answer >= 0) return answer === 1 ? asked.role : "sale";
    const believed = ({ certain, family }: ValueMeaning) => certain || family !== "charge" || charges;
    return bestRole(meaningsOfValue(value), value, isPayment, believed);
  };
}

/** Of the documents of a book of accounts, which names its sales: what the shop bought itself, and money that moved. */
const SALES = /^(sales?|bán( hàng)?|ban hang|sales invoice)$/u;

function roleInBook(value: string): LineRole | null {
  const text = plainText(value);
  if (/^(purchases?|nhập|nhap|mua( hàng| hang)?)$/u.test(text)) return "no-purchase";
  return /^(receipts?|payments?)$/u.test(text) ? "no-product" : null;
}

type Judgement = { values: RoleColumn["values"]; weight: number } | "question" | "negates" | null;

function judgeColumn(header: string, counts: readonly ValueCount[], shared: boolean): Judgement {
  const words = wordsOf(header);
  if (meaningsOf(header).some(({ concept, strength }) => NO_ROLES.has(concept) && strength > 1)) return null;
  if (fits(OTHERS, words)) return null;
  const filled = counts.filter(({ value }) => value !== "");
  const flagged = judgeFlag(header, filled, counts);
  if (flagged) return flagged;
  const isState = fits(STATE, words);
  const named = isState || fits(KIND, words) || fits(LINE, words);
  const meanings = filled.map(({ value }) => meaningsOfValue(value));
  const known = meanings.filter((each) => each.length > 0).length;
  // A word is believed where it means nothing else, where the column's name asks for it, or beside a sale of its family.
  const sales = new Set<WordFamily>();
  for (const each of meanings) for (const { role, family } of each) if (role === "sale") sales.add(family);
  const believed = ({ certain, family, role }: ValueMeaning): boolean =>
    role !== "sale" && (certain || sales.has(family) || (named && (family !== "charge" || fits(LINE, words))));
  const negating = meanings.filter((each) => each.some(believed));
  const all = known === filled.length;
  const isBook = filled.some(({ value }) => SALES.test(plainText(value)));
  const isPayment = fits(PAYMENT, words);
  const roleOf = (value: string): LineRole =>
    (isBook ? roleInBook(value) : null) ?? bestRole(meaningsOfValue(value), value, isPayment, believed) ?? "sale";
  const roles = counts.map(({ value }) => ({ value, role: roleOf(value) }));
  const negatesSale = roles.some(({ role }) => role !== "sale" && !(isPayment && role === "unconfirmed"));
  if (negating.length > 0 && negatesSale) {
    const enough = named
      ? known * 2 >= filled.length
      : all || (known * 2 >= filled.length && filled.length <= MOST_ASKED && sales.size > 0);
    // The values of a category are its own: all of them have to be roles.
    if (shared ? all && sales.size > 0 : enough) return { values: roles, weight: weightOf(roles, counts) };
  }
  if (shared) return null;
  if (!named && filled.some(({ value }) => negatesForCertain(value)) && filled.length <= MOST_ASKED) return "negates";
  if (isState && known > 0 && all && !isPayment) return { values: roles, weight: 0 };
  const asked = filled.length >= 2 && filled.length <= MOST_ASKED && known < filled.length;
  const isOwn = (isState || fits(KIND, words)) && !fits(DELIVERY, words) && !isPayment;
  return asked && isOwn ? "question" : null;
}

/** A column of yes and no under a header that asks for a role. */
function judgeFlag(header: string, filled: readonly ValueCount[], counts: readonly ValueCount[]): Judgement {
  const asked = filled.every(({ value }) => yesOrNo(value) >= 0) ? roleAskedBy(header) : null;
  if (!asked) return null;
  // "Returned" 0 and 1 may count pieces.
  const numbers = filled.every(({ value }) => /^[01]$/.test(value));
  if (numbers && !asked.asks && asked.role === "return") return null;
  const values = counts.map(({ value }) => ({ value, role: yesOrNo(value) === 1 ? asked.role : ("sale" as const) }));
  return { values, weight: weightOf(values, counts) };
}

/** The likeliest of several meanings that are believed: a certain one, else the one that sets aside; null without any. */
function bestRole(
  meanings: readonly ValueMeaning[],
  value: string,
  isPayment: boolean,
  believed: (meaning: ValueMeaning) => boolean,
): LineRole | null {
  const [first] = meanings
    .filter((meaning) => meaning.role === "sale" || believed(meaning))
    .sort((a, b) => Number(b.certain) - Number(a.certain) || severity(b.role) - severity(a.role));
  if (!first) return null;
  return isPayment && first.role === "unconfirmed" && isCredit(value) ? "sale" : first.role;
}

/** "Unpaid", "chưa thanh toán": with goods that were handed over, a sale on credit. */
function isCredit(value: string): boolean {
  return /^(unpaid|not paid|chưa thanh toán|chua thanh toan|offen)$/u.test(plainText(value));
}

function negatesForCertain(value: string): boolean {
  return meaningsOfValue(value).some(({ role, certain }) => certain && (role === "cancelled" || role === "return"));
}

function weightOf(roles: RoleColumn["values"], counts: readonly ValueCount[]): number {
  return counts.reduce((sum, { count }, i) => sum + (roles[i]!.role === "sale" ? 0 : count), 0);
}
