// Features of a customer as of a target, in the order of the model's inputs; unknown values are NaN.

import { haversineKm } from "../../geo/distance.ts";
import {
  DAY_MS,
  dayNumber,
  MONTH_COS,
  MONTH_SIN,
  monthOf,
  WEEKDAY_COS,
  WEEKDAY_SIN,
  weekdayOf,
} from "../../lib/calendar.ts";
import { score } from "../../lib/quantile.ts";
import { daysToNearestTet, FARTHEST_TET } from "../../lib/tet.ts";
import type { CustomerHistory } from "../customerHistory.ts";
import { bounded, type FeatureGroup, logged, type Slots, standardised } from "./definition.ts";

export interface CustomerGroup<Name extends string = string> extends FeatureGroup<Name> {
  /** Writes the raw values of a located history into `out`, each at its slot; what it leaves out is NaN there. */
  write(customer: CustomerHistory, out: Float64Array, at: Slots<Name>): void;
}

const group = <Name extends string>(group: CustomerGroup<Name>): CustomerGroup => group;

const QUINTILES = 5;

const BEHAVIOUR = group({
  name: "behaviour",
  revision: 1,
  features: {
    recency_days: logged("Days since the last line."),
    frequency: logged("Visits."),
    monetary: logged("Money of all lines."),
    tenure_days: logged("Days since the first line."),
    mean_visit_value: logged("Money for each visit."),
    gap_mean_days: logged("Mean days between visits; 0 with fewer than two."),
    gap_deviation_days: logged("Population deviation of the days between visits; 0 with fewer than three."),
    distinct_products: logged("Different products."),
    distinct_families: logged("Different families."),
    mean_quantity: logged("Mean units of a line."),
    mean_discount: bounded("Mean discount of a line, 0 to 1."),
    discounted_share: bounded("Share of the lines with a discount."),
    r_score: bounded("Fifth of the recency among training customers, 5 for the latest.", QUINTILES),
    f_score: bounded("Fifth of the visits among training customers, 5 for the most.", QUINTILES),
    m_score: bounded("Fifth of the money among training customers, 5 for the most.", QUINTILES),
    lifetime_value: logged("Money for each year as a customer, counted as 30 days at least."),
    mobile_share: bounded("Share of the lines whose source names a phone or an app."),
    walk_in: bounded("1 where the last line is of a walk-in customer."),
  },
  write(customer, out, at) {
    const { columns, history, last, rfm, gaps } = customer;
    if (last < 0) return;
    const { lines } = columns;
    const recency = (history.time - columns.time[last]!) / DAY_MS;
    const tenure = (history.time - columns.time[history.first()]!) / DAY_MS;
    gaps.read(history);
    const visits = gaps.visits;
    const monetary = customer.total(columns.revenue, lines.revenue);
    out[at.recency_days] = recency;
    out[at.frequency] = visits;
    out[at.monetary] = monetary;
    out[at.tenure_days] = tenure;
    out[at.mean_visit_value] = monetary / visits;
    out[at.gap_mean_days] = gaps.meanDays;
    out[at.gap_deviation_days] = gaps.deviationDays;
    out[at.distinct_products] = customer.distinct(columns.products, columns.nextProduct);
    out[at.distinct_families] = customer.distinct(columns.families, columns.nextFamily);
    out[at.mean_quantity] = customer.total(columns.quantity, lines.quantity) / history.length;
    out[at.mean_discount] = customer.total(columns.discount, lines.discount) / history.length;
    out[at.discounted_share] = customer.counted(columns.discounted) / history.length;
    out[at.r_score] = QUINTILES + 1 - score(rfm.recency, recency);
    out[at.f_score] = score(rfm.frequency, visits);
    out[at.m_score] = score(rfm.monetary, monetary);
    out[at.lifetime_value] = (monetary / Math.max(tenure, 30)) * 365;
    out[at.mobile_share] = customer.counted(columns.mobile) / history.length;
    out[at.walk_in] = lines.walkIn?.[columns.lineAt[last]!] === 1 ? 1 : 0;
  },
});

/** Place and salesperson are those of the last line of the history. */
const GEOGRAPHY = group({
  name: "geography",
  revision: 1,
  features: {
    latitude: standardised("Latitude of the last line's place, degrees."),
    longitude: standardised("Longitude of the last line's place, degrees."),
    km_province_centre: logged("Great-circle kilometres to the province's centre."),
    km_salesperson_base: logged("Kilometres to the median place of the salesperson's training customers."),
    km_hanoi: logged("Kilometres to Hà Nội."),
    km_danang: logged("Kilometres to Đà Nẵng."),
    km_hcmc: logged("Kilometres to Hồ Chí Minh City."),
    urban: bounded("1 in a ward, 0 in a commune, 0.5 where unknown."),
  },
  write(customer, out, at) {
    const { places, bases } = customer;
    const { lines, lineAt } = customer.columns;
    const place = customer.place();
    out[at.urban] = 0.5;
    if (place < 0) return;
    const latitude = places.latitude[place]!;
    const longitude = places.longitude[place]!;
    out[at.latitude] = latitude;
    out[at.longitude] = longitude;
    out[at.km_province_centre] = places.kmCentre[place]!;
    const salesperson = lines.salesperson?.codes[lineAt[customer.last]!] ?? -1;
    if (salesperson >= 0) {
      const toBase = haversineKm(latitude, longitude, bases.latitude[salesperson]!, bases.longitude[salesperson]!);
      out[at.km_salesperson_base] = toBase;
    }
    out[at.km_hanoi] = places.kmHanoi[place]!;
    out[at.km_danang] = places.kmDanang[place]!;
    out[at.km_hcmc] = places.kmHcmc[place]!;
    out[at.urban] = places.urban[place]!;
  },
});

/** The calendar of the target, known also of who has no history. */
const CALENDAR = group({
  name: "calendar",
  revision: 1,
  features: {
    month_sin: bounded("Sine of the target's month as an angle."),
    month_cos: bounded("Cosine of the target's month as an angle."),
    weekday_sin: bounded("Sine of the target's weekday as an angle; Monday is 0."),
    weekday_cos: bounded("Cosine of the target's weekday as an angle; Monday is 0."),
    days_to_tet: bounded("Days to the nearest Tết, before or after, 60 at most.", FARTHEST_TET),
  },
  write({ history: { time } }, out, at) {
    const day = dayNumber(time);
    const month = monthOf(day);
    const weekday = weekdayOf(day);
    out[at.month_sin] = MONTH_SIN[month]!;
    out[at.month_cos] = MONTH_COS[month]!;
    out[at.weekday_sin] = WEEKDAY_SIN[weekday]!;
    out[at.weekday_cos] = WEEKDAY_COS[weekday]!;
    out[at.days_to_tet] = daysToNearestTet(time);
  },
});

export const CUSTOMER_GROUPS: readonly CustomerGroup[] = [BEHAVIOUR, GEOGRAPHY, CALENDAR];
