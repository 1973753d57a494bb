import { expect, test } from "vitest";
import { pointByHand } from "./byHand.ts";
import type { PlacePoint } from "./geocode.ts";

const guess: PlacePoint = {
  province: 28,
  latitude: 10.98,
  longitude: 106.65,
  urban: 1,
  province63: "74",
  confidence: "weak",
};

test("a province by hand beats the geocoder, at its centre", () => {
  const hue = { province: 20, latitude: 16.4667, longitude: 107.6, urban: 0.5, province63: "46", confidence: "exact" };
  expect(pointByHand("46", null)).toEqual(hue);
  expect(pointByHand("46", guess)).toEqual(hue);
  expect(pointByHand("48", null)).toMatchObject({ province: 21, province63: null });
});

test("a guess that is confirmed keeps its finer position", () => {
  expect(pointByHand("79", guess)).toEqual({ ...guess, confidence: "exact" });
});

test("a code that is none of today's changes nothing", () => {
  expect(pointByHand("74", guess)).toBe(guess);
  expect(pointByHand("", null)).toBeNull();
});
