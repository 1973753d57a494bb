// Where a place lies: what the geocoder finds, and what features are made from.

/** Where one distinct place lies, as the geocoder says; `province` 0 = unknown, 1..34 in the order of the list. */
export interface GeoPoint {
  province: number;
  latitude: number;
  longitude: number;
  /** 1 urban, 0 rural, 0.5 unknown. */
  urban: number;
}
