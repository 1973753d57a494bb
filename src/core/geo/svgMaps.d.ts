// What the npm package @svg-maps/vietnam says of itself refers to types that are not published with it.

declare module "svg-maps__common" {
  export interface Location {
    id: string;
    name: string;
    /** SVG path data. */
    path: string;
  }

  export interface Map {
    label: string;
    viewBox: string;
    locations: Location[];
  }
}
